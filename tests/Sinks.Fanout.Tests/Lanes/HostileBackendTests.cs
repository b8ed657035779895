// SPDX-License-Identifier: Apache-2.0
using Serilog.Events;

namespace Sinks.Fanout.Tests.Lanes;

/// <summary>
/// Backends are strangers: what they answer, and what they do with their token, must not hold or break a lane.
/// </summary>
public class HostileBackendTests
{
    static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    [Fact]
    public void An_answer_that_comes_while_the_limit_is_being_settled_harms_nobody()
    {
        var answer = new TaskCompletionSource<SendResult>();
        LaneBench? bench = null;
        var backend = new ScriptedBackend().Then(_ => answer.Task);
        // The lane speaks while it settles the limit: that is when this answer comes.
        bench = new LaneBench(backend, static o => o.RetryTimeLimit = TimeSpan.Zero, voice: _ =>
        {
            if (answer.TrySetResult(SendResult.Delivered))
                bench!.Run();
        });
        bench.Offer("a");

        Should.NotThrow(() => bench.Advance(60 * Second));

        answer.Task.IsCompleted.ShouldBeTrue("the drop was announced");
        bench.Status.Dropped.ShouldCount("retry_exhausted", 1);
        bench.Status.ShouldBalance();
    }

    [Fact]
    public void A_lane_whose_sends_never_end_still_leaves_in_time_and_says_what_is_wrong()
    {
        var backend = new ScriptedBackend { Otherwise = static _ => new TaskCompletionSource<SendResult>().Task };
        var bench = new LaneBench(backend, static o =>
            (o.BatchSizeLimit, o.RetryTimeLimit, o.SendTimeLimit) = (1, TimeSpan.FromHours(2), 5 * Second));
        bench.Offer([.. Enumerable.Range(0, 200).Select(static i => $"e{i}")]).Advance(TimeSpan.FromHours(1));
        backend.Sends.Count.ShouldBeLessThan(50, "sends that never end must not gather");
        bench.Said.ShouldContain(static sentence => sentence.Contains("have not ended", StringComparison.Ordinal));
        bench.Status.Waiting.ShouldBeGreaterThan(0);

        var left = bench.Lane.LeaveAsync();
        bench.Run().Advance(TimeSpan.FromHours(2) + (10 * Second));

        left.IsCompletedSuccessfully.ShouldBeTrue();
        bench.Status.ShouldBalance();
    }

    [Fact]
    public void A_limit_without_a_time_is_waited_for_all_the_same()
    {
        var bench = new LaneBench(new ScriptedBackend
        {
            Otherwise = static _ => Task.FromResult(
                SendResult.RateLimited("HTTP 429", TimeSpan.Zero, dropsBatch: true)),
        }, static o => o.BatchSizeLimit = 1);
        bench.Offer("a", "b", "c").Advance(1.5 * Second);
        bench.Backend.Sends.Count.ShouldBe(2);
        bench.Status.ShouldBalance();
    }

    [Fact]
    public void An_answer_of_null_counts_as_no_answer()
    {
        var bench = new LaneBench(new ScriptedBackend().Then(static _ => Task.FromResult<SendResult>(null!)));
        bench.Offer("a").Status.Why.ShouldBe("no answer (null)");
        bench.Advance(Second).Status.Delivered.ShouldBe(1);
        bench.Status.ShouldBalance();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_wait_beyond_all_reason_ends_within_a_day(bool isLimit)
    {
        var wait = TimeSpan.MaxValue;
        var bench = new LaneBench(
            new ScriptedBackend().Then(isLimit ? SendResult.RateLimited("429", wait) : SendResult.Retry("503", wait)),
            static o => o.RetryTimeLimit = TimeSpan.FromDays(3));
        bench.Offer("a").Advance(TimeSpan.FromDays(1) + Second);
        bench.Status.Delivered.ShouldBe(1);
        bench.Status.ShouldBalance();
    }

    [Fact]
    public void A_wait_longer_than_events_are_retried_holds_the_lane_no_longer_than_that()
    {
        var bench = new LaneBench(
            new ScriptedBackend().Then(SendResult.Retry("HTTP 503", TimeSpan.FromHours(20))),
            static o => o.RetryTimeLimit = 60 * Second);
        bench.Offer("a").Offer("b").Advance(61 * Second);
        bench.Backend.Messages.ShouldContain("b");
        bench.Status.ShouldBalance();
    }

    [Fact]
    public void A_reason_that_holds_a_secret_is_said_without_it()
    {
        var bench = new LaneBench(
            new ScriptedBackend().Then(SendResult.Retry("Authorization: Bearer hunter2-0123456789abcdef")));
        bench.Offer("a").Status.Why.ShouldNotBeNull().ShouldNotContain("hunter2");
    }

    [Fact]
    public void A_SelfLog_handler_that_throws_stops_nothing()
    {
        var bench = new LaneBench(
            new ScriptedBackend { Text = static (text, _) => text == "bad" ? throw new FormatException() : text },
            voice: static _ => throw new InvalidOperationException("the host's handler"));
        bench.Offer("bad").Offer("good");
        bench.Backend.Messages.ShouldBe(["good"]);
        bench.Status.ShouldBalance();
    }

    [Fact]
    public void An_event_larger_than_the_queue_pushes_nothing_out()
    {
        var held = new TaskCompletionSource<SendResult>();
        var bench = new LaneBench(new ScriptedBackend().Then(_ => held.Task), static o =>
            (o.Overflow, o.QueueBytesLimit, o.BatchSizeLimit) = (OverflowPolicy.DropOldest, 64 * 1024, 1));
        bench.Offer("in flight", "a", "b");
        bench.Offer(Some.Event("huge") with { EstimatedBytes = 1_000_000 });
        bench.Status.Dropped.ShouldCount("queue_bytes", 1);
        held.SetResult(SendResult.Delivered);
        bench.Run().Backend.Messages.ShouldBe(["in flight", "a", "b"]);
        bench.Status.ShouldBalance();
    }

    [Fact]
    public void A_lower_event_that_finds_only_errors_pushes_nothing_out()
    {
        var held = new TaskCompletionSource<SendResult>();
        var bench = new LaneBench(new ScriptedBackend().Then(_ => held.Task), static o =>
            (o.Overflow, o.QueueLimit, o.BatchSizeLimit) = (OverflowPolicy.DropOldest, 8, 1));
        bench.Offer("in flight").Offer(LogEventLevel.Information, "low").Offer("1", "2", "3", "4", "5", "6");
        bench.Offer(LogEventLevel.Information, "too late");
        bench.Status.Dropped.ShouldCount("queue_full", 1);
        held.SetResult(SendResult.Delivered);
        bench.Run().Backend.Messages.ShouldContain("low");
        bench.Status.ShouldBalance();
    }

    [Fact]
    public void Sends_that_fail_together_while_draining_are_one_failure()
    {
        var open = new List<TaskCompletionSource<SendResult>>();
        var backend = new ScriptedBackend
        {
            Profile = new BackendProfile { Destination = "memory", BatchSizeLimit = 1, MaxInFlight = 4 },
        };
        for (var i = 0; i < 4; i++)
        {
            backend.Then(_ =>
            {
                open.Add(new TaskCompletionSource<SendResult>());
                return open[^1].Task;
            });
        }

        var bench = new LaneBench(backend).Offer([.. Enumerable.Range(0, 20).Select(i => $"e{i}")]);
        _ = bench.Lane.DrainAsync(5 * Second);
        open.ForEach(send => send.SetResult(SendResult.Retry("connection reset")));
        bench.Run().Advance(2 * Second);
        bench.Status.Delivered.ShouldBe(20);
        bench.Status.ShouldBalance();
    }
}
