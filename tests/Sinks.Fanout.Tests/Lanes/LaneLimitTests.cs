// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout.Tests.Lanes;

/// <summary>How long events wait for a server that asks for less.</summary>
public class LaneLimitTests
{
    static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    [Fact]
    public void A_batch_that_failed_before_the_limit_waits_no_longer_than_it_would_be_retried()
    {
        var first = new TaskCompletionSource<SendResult>();
        var second = new TaskCompletionSource<SendResult>();
        var backend = new ScriptedBackend
        {
            Profile = new BackendProfile { Destination = "memory", BatchSizeLimit = 1, MaxInFlight = 2 },
        };
        backend.Then(_ => first.Task).Then(_ => second.Task);
        var bench = new LaneBench(backend, o => o.RetryTimeLimit = 30 * Second).Offer("a", "b");
        first.SetResult(SendResult.Retry("HTTP 503"));
        second.SetResult(SendResult.RateLimited("HTTP 429", 100 * Second, dropsBatch: true));
        bench.Run().Advance(29 * Second).Status.Waiting.ShouldBe(1);
        bench.Advance(2 * Second).Status.Dropped.ShouldCount("rate_limited", 2);
        bench.Status.Waiting.ShouldBe(0);
        bench.Backend.Messages.ShouldBe(["a", "b"]);
        bench.Status.ShouldBalance();
    }

    [Fact]
    public void An_event_that_did_not_fit_into_its_batch_waits_no_longer_than_one_in_the_queue()
    {
        var backend = new ScriptedBackend { Text = static (message, _) => message + new string('x', 500) };
        backend.Then(SendResult.Delivered.ThenWait(100 * Second));
        var bench = new LaneBench(backend, o => (o.RetryTimeLimit, o.BatchBytesLimit) = (30 * Second, 600));
        bench.Offer("a", "b").Advance(31 * Second);
        bench.Status.Delivered.ShouldBe(1);
        bench.Status.Dropped.ShouldCount("rate_limited", 1);
        bench.Status.ShouldBalance();
    }

    [Fact]
    public void Both_halves_of_a_batch_that_was_cut_stop_waiting_together()
    {
        var backend = new ScriptedBackend();
        backend.Then(
            SendResult.Rejected("HTTP 400"),
            SendResult.Rejected("HTTP 400"),
            SendResult.RateLimited("HTTP 429", 20 * Second));
        var bench = new LaneBench(backend, o => o.RetryTimeLimit = 30 * Second).Offer("a", "b", "c", "d");
        bench.Advance(Second).Status.Waiting.ShouldBe(4);
        backend.Then(SendResult.RateLimited("HTTP 429", 20 * Second));
        bench.Advance(30 * Second);
        bench.Status.Dropped.ShouldCount("rate_limited", 4);
        bench.Status.Waiting.ShouldBe(0);
        bench.Status.ShouldBalance();
    }

    [Fact]
    public void What_events_waited_before_the_limit_does_not_shorten_their_wait_for_it()
    {
        var backend = new ScriptedBackend();
        backend.Then(SendResult.Refused("HTTP 401"), SendResult.Delivered.ThenWait(10 * Second));
        var bench = new LaneBench(
            backend,
            o => (o.RetryTimeLimit, o.SuspendedProbe, o.BatchSizeLimit) = (30 * Second, 60 * Second, 1));
        bench.Offer("a", "b").Advance(65 * Second);
        bench.Status.Delivered.ShouldBe(1);
        bench.Status.Dropped.ShouldBeEmpty();
        bench.Advance(10 * Second).Status.Delivered.ShouldBe(2);
        bench.Status.ShouldBalance();
    }

    [Fact]
    public void A_suspended_lane_keeps_its_events_through_a_limit()
    {
        var backend = new ScriptedBackend();
        backend.Then(SendResult.Refused("HTTP 401"), SendResult.RateLimited("HTTP 429", 100 * Second, dropsBatch: true));
        var bench = new LaneBench(
            backend,
            o => (o.RetryTimeLimit, o.SuspendedProbe, o.BatchSizeLimit) = (30 * Second, 60 * Second, 1));
        bench.Offer("a", "b").Advance(150 * Second);
        bench.Offer("c").Status.Waiting.ShouldBe(2);
        bench.Advance(15 * Second).Status.Delivered.ShouldBe(2);
        bench.Status.ShouldBalance();
    }

    [Fact]
    public void A_limit_of_the_batch_alone_drops_it_and_makes_nothing_wait()
    {
        var backend = new ScriptedBackend();
        backend.Then(SendResult.RateLimitedAlone("HTTP 429"), SendResult.Delivered);
        var bench = new LaneBench(backend, o => o.BatchSizeLimit = 1).Offer("a", "b").Run();
        bench.Status.Dropped.ShouldCount("rate_limited", 1);
        bench.Status.Delivered.ShouldBe(1);
        bench.Status.Waiting.ShouldBe(0);
        bench.Status.ShouldBalance();
    }

    [Fact]
    public void A_limit_of_the_batch_alone_neither_ends_nor_lengthens_a_suspension()
    {
        var backend = new ScriptedBackend();
        backend.Then(SendResult.Refused("HTTP 401"), SendResult.RateLimitedAlone("HTTP 429"), SendResult.Delivered);
        var bench = new LaneBench(backend, o => (o.SuspendedProbe, o.BatchSizeLimit) = (60 * Second, 1));
        bench.Offer("a", "b", "c").Advance(65 * Second).Status.Dropped.ShouldCount("rate_limited", 1);
        bench.Status.Delivered.ShouldBe(0);
        bench.Advance(60 * Second).Status.Delivered.ShouldBe(2);
        bench.Status.ShouldBalance();
    }
}
