// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout.Tests.Accounting;

public class DropVoiceTests
{
    readonly TestTimeProvider _time = new();
    readonly List<string> _said = [];
    readonly DropVoice _voice;

    public DropVoiceTests() => _voice = new DropVoice("lane", _time, _said.Add);

    [Fact]
    public void The_first_drop_of_each_reason_is_said_at_once()
    {
        _voice.Dropped(DropReason.QueueFull, 1);
        _voice.Dropped(DropReason.Rejected, 2, "HTTP 400");
        _said.ShouldBe(
        [
            "lane: dropped 1 events as queue_full, 1 in all.",
            "lane: dropped 2 events as rejected, 2 in all (HTTP 400).",
        ]);
    }

    [Fact]
    public void Later_ones_are_said_after_30_seconds_with_their_sum()
    {
        for (var i = 0; i < 30; i++)
        {
            _voice.Dropped(DropReason.QueueFull, 1);
            _time.Advance(TimeSpan.FromSeconds(1));
        }

        _said.Count.ShouldBe(1);
        _voice.Dropped(DropReason.QueueFull, 1);
        _said[1..].ShouldBe(["lane: dropped 30 events as queue_full, 31 in all."]);
    }

    [Fact]
    public void The_rest_is_said_at_the_end_once()
    {
        _voice.Dropped(DropReason.QueueFull, 1);
        _voice.Dropped(DropReason.QueueFull, 4);
        _voice.Dropped(DropReason.Shutdown, 7);
        _said.Clear();
        _voice.Finish();
        _voice.Finish();
        _said.ShouldBe(["lane: dropped 4 events as queue_full, 5 in all."]);
    }

    [Fact]
    public void Braces_in_a_detail_are_text()
    {
        _voice.Dropped(DropReason.Rejected, 1, "{0} {x");
        _said.ShouldBe(["lane: dropped 1 events as rejected, 1 in all ({0} {x)."]);
    }

    [Fact]
    public void Drops_from_many_threads_are_all_counted()
    {
        var said = new System.Collections.Concurrent.ConcurrentBag<string>();
        var voice = new DropVoice("lane", _time, said.Add);
        Parallel.For(0, 8, _ =>
        {
            for (var i = 0; i < 1000; i++)
                voice.Dropped(DropReason.QueueFull, 1);
        });
        voice.Finish();
        said.ShouldContain("lane: dropped 7999 events as queue_full, 8000 in all.");
        said.Count.ShouldBe(2);
    }
}
