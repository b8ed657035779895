// SPDX-License-Identifier: Apache-2.0
using Serilog.Events;

namespace Sinks.Fanout.Tests.Lanes;

public class LaneTests
{
    static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    [Fact]
    public void When_more_waits_than_fits_errors_go_before_lower_events_and_else_in_order()
    {
        var answer = new TaskCompletionSource<SendResult>();
        var backend = new ScriptedBackend().Then(_ => answer.Task);
        var bench = new LaneBench(backend, static options => options.BatchSizeLimit = 4).Offer("first");
        bench.Offer(LogEventLevel.Information, "low 1", "low 2", "low 3").Offer("error 1")
            .Offer(LogEventLevel.Information, "low 4").Offer(LogEventLevel.Fatal, "fatal").Offer("error 2");

        answer.SetResult(SendResult.Delivered);
        bench.Run();

        backend.Sends.Skip(1).ShouldBe([["low 1", "error 1", "fatal", "error 2"], ["low 2", "low 3", "low 4"]]);
    }

    [Fact]
    public void Events_wait_for_their_batch_to_fill_but_no_longer_than_the_buffering_limit()
    {
        var bench = new LaneBench(new ScriptedBackend(), o => o.BufferingTimeLimit = 2 * Second);
        bench.Offer("a", "b").Advance(1.9 * Second);
        bench.Backend.Sends.ShouldBeEmpty();
        bench.Advance(0.2 * Second);
        bench.Backend.Sends.ShouldHaveSingleItem().ShouldBe(["a", "b"]);
        bench.Status.ShouldBalance();
    }

    [Fact]
    public void A_full_batch_is_sent_at_once_and_the_rest_in_order()
    {
        var bench = new LaneBench(new ScriptedBackend(), o => (o.BufferingTimeLimit, o.BatchSizeLimit) = (Second, 2));
        bench.Offer("a", "b", "c");
        bench.Backend.Sends.ShouldHaveSingleItem().ShouldBe(["a", "b"]);
        bench.Advance(1.1 * Second);
        bench.Backend.Messages.ShouldBe(["a", "b", "c"]);
    }

    [Fact]
    public void A_batch_holds_no_more_bytes_than_its_limit_and_what_did_not_fit_goes_next()
    {
        var backend = new ScriptedBackend { Text = static (message, _) => message + new string('x', 599) };
        var bench = new LaneBench(backend, o => o.BatchBytesLimit = 1500);
        bench.Offer("a", "b", "c");
        backend.Sends.Select(send => send.Count).ShouldBe([2, 1]);
        bench.Status.Delivered.ShouldBe(3);
        bench.Status.ShouldBalance();
    }

    [Fact]
    public void No_answer_is_tried_again_with_back_off_and_the_same_bytes()
    {
        var bench = new LaneBench(
            new ScriptedBackend().Then(SendResult.Retry("HTTP 503"), SendResult.Retry("HTTP 503")));
        bench.Offer("a");
        bench.Backend.Sends.Count.ShouldBe(1);
        bench.Status.State.ShouldBe(BackendState.Waiting);
        bench.Status.Why.ShouldBe("HTTP 503");

        // Half of the jitter's range: 0.5 s after the first failure, 1 s after the second.
        bench.Advance(0.4 * Second).Backend.Sends.Count.ShouldBe(1);
        bench.Advance(0.2 * Second).Backend.Sends.Count.ShouldBe(2);
        bench.Advance(0.9 * Second).Backend.Sends.Count.ShouldBe(2);
        bench.Advance(0.2 * Second).Backend.Messages.ShouldBe(["a", "a", "a"]);
        bench.Status.State.ShouldBe(BackendState.Running);
        bench.Status.Delivered.ShouldBe(1);
        bench.Status.ShouldBalance();
    }

    [Fact]
    public void Retry_after_is_a_floor_under_the_back_off()
    {
        var bench = new LaneBench(new ScriptedBackend().Then(SendResult.Retry("HTTP 503", after: 30 * Second)));
        bench.Offer("a").Advance(29.9 * Second);
        bench.Backend.Sends.Count.ShouldBe(1);
        bench.Advance(0.2 * Second).Backend.Sends.Count.ShouldBe(2);
    }

    [Fact]
    public void A_batch_that_cannot_be_sent_within_the_retry_limit_is_dropped_and_counted()
    {
        var backend = new ScriptedBackend { Otherwise = static _ => Task.FromResult(SendResult.Retry("HTTP 500")) };
        var bench = new LaneBench(backend, o => o.RetryTimeLimit = 10 * Second);
        bench.Offer("a", "b").Advance(60 * Second);
        bench.Status.Dropped.ShouldCount("retry_exhausted", 2);
        bench.Status.Waiting.ShouldBe(0);
        bench.Status.ShouldBalance();
        bench.Said.ShouldContain("lane: dropped 2 events as retry_exhausted, 2 in all (HTTP 500).");
    }

    [Fact]
    public void A_send_that_throws_counts_as_no_answer_and_its_message_is_not_repeated()
    {
        var backend = new ScriptedBackend().Then(static _ => throw new InvalidOperationException("key=secret"));
        var bench = new LaneBench(backend).Offer("a");
        bench.Status.Why.ShouldBe("no answer (InvalidOperationException)");
        bench.Advance(Second).Status.Delivered.ShouldBe(1);
        bench.Status.ShouldBalance();
    }

    [Fact]
    public void A_send_that_outlives_its_limit_is_abandoned_and_its_late_success_ignored()
    {
        var late = new TaskCompletionSource<SendResult>();
        var bench = new LaneBench(new ScriptedBackend().Then(_ => late.Task), o => o.SendTimeLimit = 5 * Second);
        bench.Offer("a").Advance(5 * Second);
        bench.Status.Why.ShouldBe("no answer within 00:00:05");
        bench.Advance(Second).Status.Delivered.ShouldBe(1);

        late.SetResult(SendResult.Delivered);
        bench.Run().Status.Delivered.ShouldBe(1);
        bench.Status.ShouldBalance();
    }

    [Fact]
    public void A_rate_limit_holds_events_back_until_it_has_passed()
    {
        var bench = new LaneBench(new ScriptedBackend().Then(SendResult.RateLimited("HTTP 429", 20 * Second)));
        bench.Offer("a").Offer("b").Advance(19 * Second);
        bench.Status.State.ShouldBe(BackendState.Waiting);
        bench.Backend.Sends.Count.ShouldBe(1);
        bench.Advance(2 * Second).Status.Delivered.ShouldBe(2);
        bench.Status.ShouldBalance();
    }

    [Fact]
    public void Where_the_protocol_says_so_a_rate_limit_drops_the_batch_in_hand()
    {
        var bench = new LaneBench(new ScriptedBackend()
            .Then(SendResult.RateLimited("HTTP 429", 20 * Second, dropsBatch: true)));
        bench.Offer("a").Offer("b").Advance(21 * Second);
        bench.Status.Dropped.ShouldCount("rate_limited", 1);
        bench.Backend.Messages.ShouldBe(["a", "b"]);
        bench.Status.ShouldBalance();
    }

    [Fact]
    public void A_limit_that_came_with_a_success_holds_back_what_follows()
    {
        var bench = new LaneBench(new ScriptedBackend().Then(SendResult.Delivered.ThenWait(10 * Second)));
        bench.Offer("a").Offer("b").Advance(9 * Second);
        bench.Backend.Messages.ShouldBe(["a"]);
        bench.Advance(2 * Second).Backend.Messages.ShouldBe(["a", "b"]);
    }

    [Fact]
    public void A_flush_that_is_withdrawn_is_forgotten_and_the_next_one_is_not()
    {
        var answer = new TaskCompletionSource<SendResult>();
        var bench = new LaneBench(new ScriptedBackend().Then(_ => answer.Task)).Offer("a");
        using var withdrawal = new CancellationTokenSource();
        var withdrawn = bench.Lane.FlushAsync(withdrawal.Token);
        var kept = bench.Lane.FlushAsync();
        withdrawal.Cancel();
        withdrawn.IsCanceled.ShouldBeTrue();
        kept.IsCompleted.ShouldBeFalse();
        answer.SetResult(SendResult.Delivered);
        bench.Run();
        kept.IsCompletedSuccessfully.ShouldBeTrue();
        bench.Status.ShouldBalance();
    }

    [Fact]
    public void Events_wait_for_a_rate_limit_no_longer_than_the_retry_limit()
    {
        var bench = new LaneBench(
            new ScriptedBackend().Then(SendResult.Delivered.ThenWait(100 * Second)),
            o => o.RetryTimeLimit = 30 * Second);
        bench.Offer("a").Offer("b").Advance(31 * Second);
        bench.Status.Dropped.ShouldCount("rate_limited", 1);
        bench.Status.ShouldBalance();
    }

    [Fact]
    public void A_batch_that_is_too_large_is_halved_until_it_fits()
    {
        var backend = new ScriptedBackend
        {
            Otherwise = static batch =>
                Task.FromResult(batch.Count > 2 ? SendResult.TooLarge("HTTP 413") : SendResult.Delivered),
        };
        var bench = new LaneBench(backend).Offer("a", "b", "c", "d", "e");
        bench.Status.Delivered.ShouldBe(5);
        bench.Status.ShouldBalance();
    }

    [Fact]
    public void A_single_event_that_is_too_large_is_trimmed_and_dropped_when_it_cannot_be_trimmed_further()
    {
        var backend = new ScriptedBackend
        {
            TrimLevels = 2,
            Text = static (message, trim) => $"{message}{trim}",
            Otherwise = static batch => Task.FromResult(batch[0] is "a0" or "a1" || batch[0].StartsWith('b')
                ? SendResult.TooLarge("HTTP 413")
                : SendResult.Delivered),
        };
        var bench = new LaneBench(backend, o => o.BatchSizeLimit = 1).Offer("a", "b");
        backend.Messages.ShouldBe(["a0", "a1", "a2", "b0", "b1", "b2"]);
        bench.Status.Delivered.ShouldBe(1);
        bench.Status.Dropped.ShouldCount("too_large", 1);
        bench.Status.ShouldBalance();
    }

    [Fact]
    public void An_event_over_the_item_limit_is_trimmed_before_it_is_sent()
    {
        var backend = new ScriptedBackend
        {
            Profile = new BackendProfile { Destination = "memory", BatchSizeLimit = 10, ItemBytesLimit = 5 },
            TrimLevels = 1,
            Text = static (message, trim) => trim == 0 ? message : message[..3],
        };
        var bench = new LaneBench(backend).Offer("12345", "123456");
        backend.Messages.ShouldBe(["12345", "123"]);
        bench.Status.ShouldBalance();
    }

    [Fact]
    public void An_event_that_cannot_be_encoded_is_dropped_alone()
    {
        var backend = new ScriptedBackend
        {
            Text = static (message, _) => message == "bad" ? throw new FormatException() : message,
        };
        var bench = new LaneBench(backend).Offer("a", "bad", "b");
        backend.Messages.ShouldBe(["a", "b"]);
        bench.Status.Dropped.ShouldCount("encode_failed", 1);
        bench.Status.ShouldBalance();
    }

    [Fact]
    public void A_poison_event_is_found_by_bisection_and_dropped_alone()
    {
        var backend = new ScriptedBackend
        {
            Otherwise = static batch => Task.FromResult(
                batch.Contains("poison") ? SendResult.Rejected("HTTP 400") : SendResult.Delivered),
        };
        var bench = new LaneBench(backend).Offer("a", "b", "c", "poison", "d", "e", "f", "g");
        bench.Status.Delivered.ShouldBe(7);
        bench.Status.Dropped.ShouldCount("rejected", 1);
        bench.Status.State.ShouldBe(BackendState.Running);
        backend.Sends.Count.ShouldBeLessThanOrEqualTo(1 + (2 * 3));
        bench.Status.ShouldBalance();
    }

    [Fact]
    public void A_server_that_refuses_every_content_suspends_the_lane_instead_of_being_hammered()
    {
        var backend = new ScriptedBackend
        {
            Profile = new BackendProfile { Destination = "memory", BatchSizeLimit = 100, MaxInFlight = 4 },
            Otherwise = static _ => Task.FromResult(SendResult.Rejected("HTTP 400")),
        };
        var bench = new LaneBench(backend, o => o.SuspendedProbe = 60 * Second);
        bench.Offer([.. Enumerable.Range(0, 1000).Select(i => $"e{i}")]);
        backend.Sends.Count.ShouldBeLessThanOrEqualTo(20);
        bench.Status.State.ShouldBe(BackendState.Suspended);
        bench.Status.Dropped.ShouldBeEmpty();

        var before = backend.Sends.Count;
        bench.Advance(61 * Second);
        backend.Sends.Skip(before).ShouldHaveSingleItem().Count.ShouldBe(1);
        bench.Status.Dropped.ShouldCount("rejected", 1);
        bench.Status.ShouldBalance();
    }

    [Fact]
    public void Three_poison_events_in_a_row_suspend_a_lane_of_single_events()
    {
        var backend = new ScriptedBackend { Otherwise = static _ => Task.FromResult(SendResult.Rejected("HTTP 400")) };
        var bench = new LaneBench(backend, o => o.BatchSizeLimit = 1).Offer("a", "b", "c", "d", "e");
        backend.Messages.ShouldBe(["a", "b", "c"]);
        bench.Status.State.ShouldBe(BackendState.Suspended);
        bench.Status.Waiting.ShouldBe(2);
        bench.Status.ShouldBalance();
    }

    [Fact]
    public void A_refused_lane_is_suspended_and_a_successful_probe_brings_it_back()
    {
        var bench = new LaneBench(
            new ScriptedBackend().Then(SendResult.Refused("HTTP 401"), SendResult.Refused("HTTP 401")),
            o => o.SuspendedProbe = 60 * Second);
        bench.Offer("a", "b").Offer("c");
        bench.Status.State.ShouldBe(BackendState.Suspended);
        bench.Status.Why.ShouldBe("HTTP 401");
        bench.Status.IsDegraded.ShouldBeTrue();

        bench.Advance(61 * Second).Backend.Sends[1].ShouldBe(["a"]);
        bench.Status.State.ShouldBe(BackendState.Suspended);

        bench.Advance(61 * Second).Status.State.ShouldBe(BackendState.Running);
        bench.Status.Delivered.ShouldBe(3);
        bench.Status.ShouldBalance();
        bench.Said.ShouldContain("lane: the server takes events again.");
    }

    [Fact]
    public void A_final_refusal_ends_the_lane_and_everything_after_it_is_dropped()
    {
        var bench = new LaneBench(new ScriptedBackend().Then(SendResult.Refused("HTTP 410", isFinal: true)));
        bench.Offer("a").Offer("b").Advance(1000 * Second);
        bench.Backend.Sends.Count.ShouldBe(1);
        bench.Status.State.ShouldBe(BackendState.Ended);
        bench.Status.Dropped.ShouldCount("rejected", 2);
        bench.Status.ShouldBalance();
    }

    [Fact]
    public void A_partial_answer_settles_each_item_by_itself()
    {
        var bench = new LaneBench(
            new ScriptedBackend().Then(SendResult.Partial("HTTP 207", rejected: [0], retry: [2])));
        bench.Offer("a", "b", "c").Advance(2 * Second);
        bench.Backend.Sends[1].ShouldBe(["c"]);
        bench.Status.Delivered.ShouldBe(2);
        bench.Status.Dropped.ShouldCount("rejected", 1);
        bench.Status.ShouldBalance();
    }

    [Fact]
    public void The_gate_filters_by_level_name_and_sample_and_counts_each()
    {
        var bench = new LaneBench(new ScriptedBackend(), o =>
        {
            o.MinimumLevel = LogEventLevel.Error;
            o.Events = ["conversion_*"];
        });
        bench.Offer(Some.Event(level: LogEventLevel.Information))
            .Offer(Some.Event(level: LogEventLevel.Information) with { EventName = "login" })
            .Offer(Some.Event("named", LogEventLevel.Debug) with { EventName = "conversion_failed" })
            .Offer(Some.Event("error"));
        bench.Backend.Messages.ShouldBe(["named", "error"]);
        bench.Status.Filtered.ShouldCount("level", 1);
        bench.Status.Filtered.ShouldCount("name", 1);
        bench.Status.ShouldBalance();

        var none = new LaneBench(new ScriptedBackend(), o => o.SampleRate = 0).Offer("a");
        none.Status.Filtered.ShouldCount("sampled", 1);
        none.Status.ShouldBalance();
    }

    [Fact]
    public void A_lane_can_encode_before_it_queues()
    {
        var held = new TaskCompletionSource<SendResult>();
        var encoded = new List<string>();
        var backend = new ScriptedBackend
        {
            Text = (message, _) =>
            {
                encoded.Add(message);
                return message == "bad" ? throw new FormatException() : message;
            },
        }.Then(_ => held.Task);
        var bench = new LaneBench(backend, o => o.BatchSizeLimit = 1, encodeBeforeQueueing: true);
        bench.Offer("a", "b", "bad");
        encoded.ShouldBe(["a", "b", "bad"]);
        backend.Messages.ShouldBe(["a"]);

        held.SetResult(SendResult.Delivered);
        bench.Run().Status.Delivered.ShouldBe(2);
        encoded.Count.ShouldBe(3);
        bench.Status.Dropped.ShouldCount("encode_failed", 1);
        bench.Status.ShouldBalance();
    }

    [Fact]
    public void Sends_in_flight_adapt_to_a_server_that_answers()
    {
        var open = new List<TaskCompletionSource<SendResult>>();
        var backend = new ScriptedBackend
        {
            Profile = new BackendProfile { Destination = "memory", BatchSizeLimit = 1, MaxInFlight = null },
            Otherwise = _ =>
            {
                open.Add(new TaskCompletionSource<SendResult>());
                return open[^1].Task;
            },
        };
        var bench = new LaneBench(backend).Offer([.. Enumerable.Range(0, 500).Select(i => $"e{i}")]);
        open.Count.ShouldBe(2);
        for (var round = 0; round < 10; round++)
        {
            var answered = open.ToArray();
            open.Clear();
            Array.ForEach(answered, answer => answer.SetResult(SendResult.Delivered));
            bench.Run();
        }

        open.Count.ShouldBe(32);
    }

    [Fact]
    public void Draining_interrupts_back_off_and_sends_what_waits()
    {
        var bench = new LaneBench(new ScriptedBackend().Then(SendResult.Retry("HTTP 503", 300 * Second)));
        bench.Offer("a", "b");
        var drained = bench.Lane.DrainAsync(5 * Second);
        bench.Run();
        drained.IsCompletedSuccessfully.ShouldBeTrue();
        bench.Status.Delivered.ShouldBe(2);
        bench.Status.ShouldBalance();
    }

    [Fact]
    public void Draining_gives_up_on_a_dead_server_and_counts_the_rest_as_shutdown()
    {
        var backend = new ScriptedBackend { Otherwise = static _ => Task.FromResult(SendResult.Retry("no answer")) };
        var bench = new LaneBench(backend).Offer("a", "b");
        var drained = bench.Lane.DrainAsync(5 * Second);
        bench.Run().Advance(2 * Second);
        drained.IsCompletedSuccessfully.ShouldBeTrue();
        backend.Sends.Count.ShouldBe(1 + 3);
        bench.Status.Dropped.ShouldCount("shutdown", 2);
        bench.Status.ShouldBalance();
    }

    [Fact]
    public void What_is_in_flight_at_the_deadline_is_dropped_and_an_answer_after_it_does_not_count()
    {
        var late = new TaskCompletionSource<SendResult>();
        var bench = new LaneBench(new ScriptedBackend().Then(_ => late.Task)).Offer("a", "b");
        _ = bench.Lane.DrainAsync(5 * Second);
        bench.Run().Lane.Abandon();
        late.SetResult(SendResult.Delivered);
        bench.Run().Status.Dropped.ShouldCount("shutdown", 2);
        bench.Status.Delivered.ShouldBe(0);
        bench.Status.ShouldBalance();
    }

    [Fact]
    public void A_flush_completes_when_what_was_accepted_before_it_is_settled()
    {
        var held = new TaskCompletionSource<SendResult>();
        var bench = new LaneBench(new ScriptedBackend().Then(_ => held.Task), o => o.BufferingTimeLimit = 60 * Second);
        bench.Offer("a");
        var flush = bench.Lane.FlushAsync();
        bench.Run().Offer("later");
        bench.Backend.Messages.ShouldBe(["a"]);
        flush.IsCompleted.ShouldBeFalse();

        held.SetResult(SendResult.Delivered);
        bench.Run();
        flush.IsCompletedSuccessfully.ShouldBeTrue();
        bench.Status.Waiting.ShouldBe(1);
    }

    [Fact]
    public void Drops_are_announced_at_once_then_at_most_every_30_seconds_with_the_sum()
    {
        var backend = new ScriptedBackend { Text = static (_, _) => throw new FormatException() };
        var bench = new LaneBench(backend, o => o.BatchSizeLimit = 1);
        bench.Offer("a").Offer("b").Offer("c");
        bench.Said.ShouldBe(["lane: dropped 1 events as encode_failed, 1 in all."]);
        bench.Advance(31 * Second).Offer("d");
        bench.Said[^1].ShouldBe("lane: dropped 3 events as encode_failed, 4 in all.");
    }
}
