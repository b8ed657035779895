// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout.Tests.Lanes;

public class FlushEpochsTests
{
    readonly FlushEpochs _epochs = new();

    [Fact]
    public void A_flush_of_nothing_is_settled_at_once() => _epochs.IsSettled(_epochs.Flush()).ShouldBeTrue();

    [Fact]
    public void A_flush_is_settled_with_the_last_item_before_it_and_not_with_later_ones()
    {
        var (first, second) = (Open(), Open());
        var flush = _epochs.Flush();
        var later = Open();
        _epochs.IsFlushed(first).ShouldBeTrue();
        _epochs.IsFlushed(later).ShouldBeFalse();

        _epochs.Close(second);
        _epochs.Close(later);
        _epochs.IsSettled(flush).ShouldBeFalse();
        _epochs.Close(first);
        _epochs.IsSettled(flush).ShouldBeTrue();
    }

    [Fact]
    public void Flushes_are_settled_in_order()
    {
        var first = Open();
        var early = _epochs.Flush();
        var second = Open();
        var late = _epochs.Flush();
        _epochs.Close(second);
        _epochs.IsSettled(late).ShouldBeFalse("an earlier item is still open");
        _epochs.Close(first);
        _epochs.IsSettled(early).ShouldBeTrue();
        _epochs.IsSettled(late).ShouldBeTrue();
    }

    [Fact]
    public void Nothing_is_open_after_everything_was_dropped()
    {
        Open();
        var flush = _epochs.Flush();
        Open();
        _epochs.CloseAll();
        _epochs.IsSettled(flush).ShouldBeTrue();
        _epochs.IsSettled(_epochs.Flush()).ShouldBeTrue();
    }

    LaneItem Open()
    {
        var item = new LaneItem(Some.Event(), 1, 100);
        _epochs.Open(item);
        return item;
    }
}
