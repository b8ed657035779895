// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout.Tests.Lanes;

/// <summary>A lane whose backend would show twice what is sent twice.</summary>
public sealed class LaneUnansweredTests
{
    static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    [Fact]
    public void What_threw_is_dropped_and_the_next_events_wait_for_the_back_off()
    {
        var bench = Bench();
        bench.Backend.Then(static _ => throw new HttpRequestException());
        bench.Offer("a").Status.Dropped.ShouldCount("retry_exhausted", 1);
        bench.Offer("b").Backend.Sends.Count.ShouldBe(1);
        bench.Advance(5 * Second).Backend.Messages.ShouldBe(["a", "b"]);
        bench.Status.Delivered.ShouldBe(1);
        bench.Status.ShouldBalance();
    }

    [Fact]
    public void What_outlived_its_limit_is_dropped_and_a_late_answer_is_ignored()
    {
        var bench = Bench();
        var answer = new TaskCompletionSource<SendResult>();
        bench.Backend.Then(_ => answer.Task);
        bench.Offer("a").Advance(16 * Second).Status.Dropped.ShouldCount("retry_exhausted", 1);
        answer.SetResult(SendResult.Delivered);
        bench.Advance(60 * Second).Backend.Messages.ShouldBe(["a"]);
        bench.Status.Delivered.ShouldBe(0);
        bench.Status.ShouldBalance();
    }

    [Fact]
    public void What_the_backend_knows_was_never_sent_is_sent_again()
    {
        var bench = Bench();
        bench.Backend.Then(SendResult.Retry("connection refused"));
        bench.Offer("a").Advance(5 * Second).Backend.Messages.ShouldBe(["a", "a"]);
        bench.Status.Delivered.ShouldBe(1);
        bench.Status.ShouldBalance();
    }

    [Fact]
    public void A_backend_may_give_up_a_batch_itself()
    {
        var bench = new LaneBench(new ScriptedBackend().Then(SendResult.Abandoned("HTTP 502")));
        bench.Offer("a").Status.Dropped.ShouldCount("retry_exhausted", 1);
        bench.Advance(60 * Second).Offer("b").Backend.Messages.ShouldBe(["a", "b"]);
        bench.Status.ShouldBalance();
        bench.Lane.Abandon();
        bench.Said.ShouldContain(static sentence => sentence.Contains("HTTP 502", StringComparison.Ordinal));
    }

    [Fact]
    public void A_probe_that_nobody_answers_is_lost_and_the_lane_stays_suspended()
    {
        var bench = Bench();
        bench.Backend.Then(SendResult.Refused("HTTP 403"), SendResult.Abandoned("HTTP 500"));
        bench.Offer("a").Status.State.ShouldBe(BackendState.Suspended);
        bench.Offer("b").Advance(61 * Second).Status.State.ShouldBe(BackendState.Suspended);
        bench.Status.Dropped.ShouldCount("retry_exhausted", 1);
        bench.Advance(61 * Second).Status.Delivered.ShouldBe(1);
        bench.Backend.Messages.ShouldBe(["a", "a", "b"]);
        bench.Status.ShouldBalance();
    }

    [Fact]
    public async Task A_shutdown_gives_up_after_three_batches_in_a_row_were_lost()
    {
        var bench = Bench();
        bench.Backend.Otherwise = static _ => throw new HttpRequestException();
        bench.Offer([.. Enumerable.Range(0, 8).Select(static i => $"m{i}")]);
        var drain = bench.Lane.DrainAsync(5 * Second);
        bench.Run().Advance(5 * Second);
        await drain.Within("the drain");
        bench.Status.Dropped.ShouldCount("retry_exhausted", 4);
        bench.Status.Dropped.ShouldCount("shutdown", 4);
        bench.Status.ShouldBalance();
    }

    [Fact]
    public void What_the_former_backend_lost_is_not_sent_to_the_next_one()
    {
        var bench = Bench();
        var answer = new TaskCompletionSource<SendResult>();
        bench.Backend.Then(_ => answer.Task);
        bench.Offer("a");
        var next = new ScriptedBackend();
        bench.Retune(backend: next);
        answer.SetResult(SendResult.Abandoned("HTTP 500"));
        bench.Run().Advance(5 * Second).Status.Dropped.ShouldCount("retry_exhausted", 1);
        next.Messages.ShouldBeEmpty();
        bench.Status.ShouldBalance();
    }

    static LaneBench Bench() => new(new ScriptedBackend
    {
        Profile = new BackendProfile
        {
            Destination = "memory",
            BatchSizeLimit = 1,
            MaxInFlight = 1,
            RepeatsUnanswered = false,
        },
    });
}
