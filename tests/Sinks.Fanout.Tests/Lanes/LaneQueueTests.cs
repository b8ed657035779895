// SPDX-License-Identifier: Apache-2.0
using Serilog.Events;

namespace Sinks.Fanout.Tests.Lanes;

public class LaneQueueTests
{
    readonly List<(LaneItem Item, DropReason Reason)> _evicted = [];

    [Fact]
    public void Items_are_taken_in_the_order_of_acceptance_whatever_their_rank()
    {
        var queue = new LaneQueue(10, 10_000, OverflowPolicy.DropNewest);
        LaneItem[] items = [Item(0), Item(2), Item(1), Item(0), Item(2)];
        Add(queue, items).ShouldAllBe(reason => reason == null);
        queue.Oldest.ShouldBeSameAs(items[0]);
        Take(queue).ShouldBe(items);
        queue.Count.ShouldBe(0);
        queue.Bytes.ShouldBe(0);
        queue.Take().ShouldBeNull();
        queue.Oldest.ShouldBeNull();
    }

    [Fact]
    public void The_eldest_of_the_highest_rank_can_be_taken()
    {
        var queue = new LaneQueue(10, 10_000, OverflowPolicy.DropNewest);
        LaneItem[] items = [Item(0), Item(1), Item(2), Item(1)];
        Add(queue, items);
        queue.TakeHighest().ShouldBeSameAs(items[2]);
        queue.TakeHighest().ShouldBeSameAs(items[1]);
        queue.TakeHighest().ShouldBeSameAs(items[3]);
        queue.TakeHighest().ShouldBeSameAs(items[0]);
        queue.TakeHighest().ShouldBeNull();
        queue.Bytes.ShouldBe(0);
    }

    [Fact]
    public void The_last_quarter_is_kept_for_errors_and_the_last_twentieth_for_fatal()
    {
        var queue = new LaneQueue(20, 100_000, OverflowPolicy.DropNewest);
        Accepted(queue, rank: 0, of: 30).ShouldBe(15);
        Accepted(queue, rank: 1, of: 30).ShouldBe(4);
        Accepted(queue, rank: 2, of: 30).ShouldBe(1);
        queue.Add(Item(2), _evicted).ShouldBe(DropReason.QueueFull);
        _evicted.ShouldBeEmpty();
    }

    [Fact]
    public void Bytes_are_bounded_with_the_same_reserve_and_given_back()
    {
        var queue = new LaneQueue(1000, 2000, OverflowPolicy.DropNewest);
        Accepted(queue, rank: 0, of: 30).ShouldBe(15);
        Accepted(queue, rank: 1, of: 30).ShouldBe(4);
        Accepted(queue, rank: 2, of: 30).ShouldBe(1);
        queue.Bytes.ShouldBe(2000);
        queue.Add(Item(2), _evicted).ShouldBe(DropReason.QueueBytes);
        queue.Take();
        queue.Add(Item(2), _evicted).ShouldBeNull();
    }

    [Fact]
    public void Drop_oldest_lets_the_oldest_of_the_lowest_rank_go()
    {
        var queue = new LaneQueue(4, 100_000, OverflowPolicy.DropOldest);
        LaneItem[] items = [Item(1), Item(0), Item(0)];
        Add(queue, items);
        var low = Item(0);
        var error = Item(1);
        queue.Add(low, _evicted).ShouldBeNull();
        queue.Add(error, _evicted).ShouldBeNull();
        queue.Add(Item(2), _evicted).ShouldBeNull();
        _evicted.ShouldBe([(items[1], DropReason.QueueFull), (items[2], DropReason.QueueFull)]);
        Take(queue).Take(3).ShouldBe([items[0], low, error]);
    }

    [Fact]
    public void Drop_oldest_never_lets_an_error_go_for_the_sake_of_a_lower_event()
    {
        var queue = new LaneQueue(4, 100_000, OverflowPolicy.DropOldest);
        Accepted(queue, rank: 1, of: 4).ShouldBe(4);
        _evicted.Clear();
        queue.Add(Item(0), _evicted).ShouldBe(DropReason.QueueFull);
        _evicted.ShouldBeEmpty();
        queue.Count.ShouldBe(4);
    }

    [Fact]
    public void Drop_oldest_lets_nothing_go_for_an_item_that_would_not_fit_into_an_empty_queue()
    {
        var queue = new LaneQueue(100, 1000, OverflowPolicy.DropOldest);
        Accepted(queue, rank: 0, of: 5).ShouldBe(5);
        queue.Add(Item(2, bytes: 1001), _evicted).ShouldBe(DropReason.QueueBytes);
        _evicted.ShouldBeEmpty();
        queue.Bytes.ShouldBe(500);
    }

    [Fact]
    public void Drop_oldest_lets_nothing_go_when_what_may_go_makes_too_little_room()
    {
        var queue = new LaneQueue(20, 100_000, OverflowPolicy.DropOldest);
        Add(queue, Item(0));
        Accepted(queue, rank: 1, of: 18).ShouldBe(18);
        queue.Add(Item(0), _evicted).ShouldBe(DropReason.QueueFull);
        _evicted.ShouldBeEmpty();

        var bytes = new LaneQueue(1000, 2000, OverflowPolicy.DropOldest);
        Add(bytes, Item(0));
        Accepted(bytes, rank: 1, of: 18).ShouldBe(18);
        bytes.Add(Item(0, bytes: 200), _evicted).ShouldBe(DropReason.QueueBytes);
        _evicted.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(LogEventLevel.Verbose, 0)]
    [InlineData(LogEventLevel.Warning, 0)]
    [InlineData(LogEventLevel.Error, 1)]
    [InlineData(LogEventLevel.Fatal, 2)]
    public void Ranks_follow_levels(LogEventLevel level, int rank) => LaneQueue.RankOf(level).ShouldBe(rank);

    static LaneItem Item(int rank, int bytes = 100) => new(Some.Event(), rank, bytes);

    static List<LaneItem> Take(LaneQueue queue)
    {
        var items = new List<LaneItem>();
        while (queue.Take() is { } item)
            items.Add(item);
        return items;
    }

    DropReason?[] Add(LaneQueue queue, params LaneItem[] items) => [.. items.Select(item => queue.Add(item, _evicted))];

    int Accepted(LaneQueue queue, int rank, int of) =>
        Enumerable.Range(0, of).Count(_ => queue.Add(Item(rank), _evicted) is null);
}
