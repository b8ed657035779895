// SPDX-License-Identifier: Apache-2.0
using Serilog.Events;

namespace Sinks.Fanout.Tests.Lanes;

/// <summary>A lane with an <c>EventsPerSecondLimit</c>.</summary>
public sealed class LanePaceTests
{
    static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    [Fact]
    public void A_batch_takes_no_more_than_the_limit_lets_go_and_the_rest_follows_in_its_time_and_order()
    {
        var bench = Bench(limit: 10);
        var messages = Messages(100);
        bench.Offer(messages);
        bench.Backend.Sends.ShouldHaveSingleItem().Count.ShouldBe(10);

        bench.Advance(0.49 * Second).Backend.Messages.Count.ShouldBe(10);
        bench.Advance(0.02 * Second).Backend.Messages.Count.ShouldBe(15);
        bench.Advance(4.5 * Second).Backend.Messages.Count.ShouldBeInRange(55, 60);
        bench.Advance(5 * Second).Backend.Messages.ShouldBe(messages);
        bench.Status.Delivered.ShouldBe(100);
        bench.Status.ShouldBalance();
    }

    [Fact]
    public void One_event_per_request_is_held_to_the_limit_too()
    {
        var bench = Bench(limit: 2, o => o.BatchSizeLimit = 1);
        bench.Offer(Messages(8));
        bench.Backend.Sends.Count.ShouldBe(2);
        bench.Advance(2.05 * Second).Backend.Sends.Count.ShouldBe(6);
        bench.Advance(1.05 * Second).Status.Delivered.ShouldBe(8);
        bench.Status.ShouldBalance();
    }

    [Fact]
    public void A_lane_below_its_limit_sends_at_once_and_arms_no_timer()
    {
        var bench = Bench(limit: 0.5);
        bench.Offer("a").Status.Delivered.ShouldBe(1);
        bench.Time.NextDue.ShouldBeNull();
        bench.Advance(2 * Second).Offer("b").Status.Delivered.ShouldBe(2);
        bench.Offer("c").Advance(1.9 * Second).Status.Delivered.ShouldBe(2);
        bench.Advance(0.2 * Second).Status.Delivered.ShouldBe(3);
        bench.Time.NextDue.ShouldBeNull();
        bench.Status.ShouldBalance();
    }

    [Fact]
    public void What_the_limit_holds_back_waits_in_the_queue_which_keeps_room_for_errors()
    {
        var bench = Bench(limit: 1, o => o.QueueLimit = 20);
        bench.Offer(LogEventLevel.Information, Messages(100));
        bench.Offer("error");
        bench.Status.Dropped.ShouldCount("queue_full", 85);
        bench.Advance(20 * Second).Backend.Messages.ShouldContain("error");
        bench.Status.Delivered.ShouldBe(16);
        bench.Status.ShouldBalance();
    }

    [Fact]
    public void What_is_sent_again_counts_again()
    {
        var bench = Bench(limit: 2);
        bench.Backend.Then(SendResult.Retry("HTTP 503"));
        bench.Offer("a", "b");
        // Half a second of back-off, then as long until there is room for both.
        bench.Advance(0.9 * Second).Backend.Sends.Count.ShouldBe(1);
        bench.Advance(0.2 * Second).Status.Delivered.ShouldBe(2);
        bench.Offer("c").Status.Waiting.ShouldBe(1);
        bench.Advance(0.6 * Second).Status.Delivered.ShouldBe(3);
        bench.Status.ShouldBalance();
    }

    [Fact]
    public void Events_that_are_not_sent_after_all_take_no_room()
    {
        var bench = Bench(
            limit: 3,
            o => o.BatchBytesLimit = 1024,
            static (message, _) => message == "bad" ? throw new FormatException() : message + new string('x', 600));
        bench.Offer("bad", "a", "b");
        bench.Backend.Sends.Select(send => send.Count).ShouldBe([1, 1]);
        bench.Status.Dropped.ShouldCount("encode_failed", 1);
        bench.Offer("c").Status.Delivered.ShouldBe(3);
        bench.Status.ShouldBalance();
    }

    [Fact]
    public void The_probes_of_a_suspended_lane_keep_the_limit()
    {
        var bench = Bench(limit: 0.1, o => o.SuspendedProbe = Second);
        bench.Backend.Then(SendResult.Refused("HTTP 401"), SendResult.Refused("HTTP 401"));
        bench.Offer("a", "b").Advance(9 * Second).Backend.Sends.Count.ShouldBe(1);
        bench.Advance(1.1 * Second).Backend.Sends.Count.ShouldBe(2);
        bench.Advance(30 * Second).Status.Delivered.ShouldBe(2);
        bench.Status.ShouldBalance();
    }

    [Fact]
    public void A_drain_keeps_the_limit_and_drops_what_it_leaves_no_time_for()
    {
        var bench = Bench(limit: 10).Offer(Messages(100));
        var drained = bench.Lane.DrainAsync(2 * Second);
        bench.Run().Advance(1.9 * Second);
        drained.IsCompleted.ShouldBeFalse();
        bench.Advance(0.2 * Second);
        drained.IsCompletedSuccessfully.ShouldBeTrue();
        bench.Status.Delivered.ShouldBeInRange(28, 30);
        bench.Status.Dropped.ShouldCount("shutdown", 100 - bench.Status.Delivered);
        bench.Status.ShouldBalance();
    }

    [Fact]
    public void A_drain_does_not_wait_when_nothing_more_may_go_before_its_deadline()
    {
        var bench = Bench(limit: 0.1).Offer("a", "b");
        var drained = bench.Lane.DrainAsync(5 * Second);
        bench.Run();
        drained.IsCompletedSuccessfully.ShouldBeTrue();
        bench.Status.Delivered.ShouldBe(1);
        bench.Status.Dropped.ShouldCount("shutdown", 1);
        bench.Status.ShouldBalance();
    }

    [Fact]
    public void A_flush_completes_when_the_limit_has_let_everything_go()
    {
        var bench = Bench(limit: 2, o => o.BufferingTimeLimit = 60 * Second).Offer("a", "b", "c");
        var flushed = bench.Lane.FlushAsync();
        bench.Run().Advance(0.4 * Second);
        flushed.IsCompleted.ShouldBeFalse();
        bench.Advance(0.2 * Second);
        flushed.IsCompletedSuccessfully.ShouldBeTrue();
        bench.Status.ShouldBalance();
    }

    [Fact]
    public void A_limit_that_is_lifted_lets_everything_go_at_once()
    {
        var bench = Bench(limit: 1).Offer(Messages(5));
        bench.Retune(static o => o.EventsPerSecondLimit = null);
        bench.Status.Delivered.ShouldBe(5);
        bench.Status.ShouldBalance();
    }

    static string[] Messages(int count) => [.. Enumerable.Range(0, count).Select(static i => $"event {i}")];

    static LaneBench Bench(
        double limit, Action<TestOptions>? configure = null, Func<string, int, string>? text = null)
    {
        var profile = new BackendProfile
        {
            Destination = "memory",
            BatchSizeLimit = 100,
            MinimumLevel = LogEventLevel.Information,
            MaxInFlight = 1,
        };
        var backend = new ScriptedBackend { Profile = profile, Text = text ?? (static (message, _) => message) };
        return new LaneBench(backend, options =>
        {
            options.EventsPerSecondLimit = limit;
            configure?.Invoke(options);
        });
    }
}
