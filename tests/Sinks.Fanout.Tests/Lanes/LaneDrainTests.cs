// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout.Tests.Lanes;

public class LaneDrainTests
{
    static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    [Fact]
    public void A_drain_is_over_when_the_last_event_expired_under_a_rate_limit()
    {
        var backend = new ScriptedBackend().Then(SendResult.Delivered.ThenWait(4 * Second));
        var bench = new LaneBench(backend, o => o.RetryTimeLimit = 2 * Second);
        bench.Offer("a").Offer("b").Advance(Second);
        var drained = bench.Lane.DrainAsync(5 * Second);
        bench.Run().Advance(1.5 * Second);
        bench.Status.Dropped.ShouldCount("rate_limited", 1);
        drained.IsCompletedSuccessfully.ShouldBeTrue();
        bench.Status.ShouldBalance();
    }

    [Fact]
    public void A_rate_limit_that_ends_before_the_deadline_is_waited_for()
    {
        var bench = new LaneBench(new ScriptedBackend().Then(SendResult.Delivered.ThenWait(4 * Second)));
        bench.Offer("a").Offer("b");
        var drained = bench.Lane.DrainAsync(5 * Second);
        bench.Run().Advance(3.9 * Second);
        drained.IsCompleted.ShouldBeFalse();
        bench.Advance(0.2 * Second);
        drained.IsCompletedSuccessfully.ShouldBeTrue();
        bench.Backend.Messages.ShouldBe(["a", "b"]);
    }

    [Fact]
    public void A_rate_limit_that_outlasts_the_deadline_is_not_waited_for()
    {
        var bench = new LaneBench(new ScriptedBackend().Then(SendResult.Delivered.ThenWait(6 * Second)));
        bench.Offer("a").Offer("b");
        var drained = bench.Lane.DrainAsync(5 * Second);
        drained.IsCompletedSuccessfully.ShouldBeTrue();
        bench.Status.Dropped.ShouldCount("shutdown", 1);
        bench.Status.ShouldBalance();
    }

    [Fact]
    public void A_suspended_lane_probes_once_more_and_sends_everything_if_it_is_welcome()
    {
        var bench = new LaneBench(new ScriptedBackend().Then(SendResult.Refused("HTTP 401")));
        bench.Offer("a", "b", "c");
        var drained = bench.Lane.DrainAsync(5 * Second);
        bench.Run();
        drained.IsCompletedSuccessfully.ShouldBeTrue();
        bench.Status.Delivered.ShouldBe(3);
    }

    [Fact]
    public void A_suspended_lane_gives_up_at_the_first_probe_that_is_refused()
    {
        var refused = SendResult.Refused("HTTP 401");
        var bench = new LaneBench(new ScriptedBackend().Then(refused, refused)).Offer("a", "b", "c");
        var drained = bench.Lane.DrainAsync(5 * Second);
        bench.Run();
        drained.IsCompletedSuccessfully.ShouldBeTrue();
        bench.Status.Dropped.ShouldCount("shutdown", 3);
        bench.Status.ShouldBalance();
    }

    [Fact]
    public void Events_offered_after_the_drain_are_dropped_as_closed()
    {
        var bench = new LaneBench(new ScriptedBackend()).Offer("a");
        bench.Lane.DrainAsync(5 * Second).IsCompletedSuccessfully.ShouldBeTrue();
        bench.Offer("b", "c").Status.Dropped.ShouldCount("closed", 2);
        bench.Status.State.ShouldBe(BackendState.Ended);
        bench.Status.ShouldBalance();
    }

    [Fact]
    public void A_flush_during_and_after_the_drain_completes()
    {
        var held = new TaskCompletionSource<SendResult>();
        var bench = new LaneBench(new ScriptedBackend().Then(_ => held.Task)).Offer("a");
        _ = bench.Lane.DrainAsync(5 * Second);
        var during = bench.Lane.FlushAsync();
        during.IsCompleted.ShouldBeFalse();
        bench.Lane.Abandon();
        during.IsCompletedSuccessfully.ShouldBeTrue();
        bench.Lane.FlushAsync().IsCompletedSuccessfully.ShouldBeTrue();
    }
}
