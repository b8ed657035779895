// SPDX-License-Identifier: Apache-2.0
using Serilog.Events;

namespace Sinks.Fanout.Tests.Lanes;

/// <summary>A lane whose plan changes, or whose backend is replaced or taken out, while it works.</summary>
public sealed class LaneRetuneTests
{
    static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    [Fact]
    public void What_waits_goes_to_the_backend_that_replaces_the_one_that_refused_it()
    {
        var refusing = new ScriptedBackend { Otherwise = static _ => Give(SendResult.Refused("HTTP 401")) };
        var taking = new ScriptedBackend();
        var bench = new LaneBench(refusing).Offer("a", "b", "c");
        bench.Status.State.ShouldBe(BackendState.Suspended);

        bench.Retune(backend: taking);

        taking.Messages.ShouldBe(["a", "b", "c"]);
        bench.Status.State.ShouldBe(BackendState.Running);
        bench.Status.Delivered.ShouldBe(3);
        bench.Status.ShouldBalance();
    }

    [Fact]
    public void What_the_former_backend_has_in_flight_is_settled_by_its_answer()
    {
        var answer = new TaskCompletionSource<SendResult>();
        var former = new ScriptedBackend { Otherwise = _ => answer.Task };
        var bench = new LaneBench(former).Offer("a").Retune(backend: new ScriptedBackend());
        former.IsDisposed.ShouldBeFalse("a send is in flight");

        answer.SetResult(SendResult.Delivered);
        bench.Run();

        bench.Status.Delivered.ShouldBe(1);
        bench.Status.ShouldBalance();
        former.IsDisposed.ShouldBeTrue();
    }

    [Fact]
    public void What_the_former_backend_fails_to_send_goes_to_the_other_at_once()
    {
        var answer = new TaskCompletionSource<SendResult>();
        var former = new ScriptedBackend { Otherwise = _ => answer.Task };
        var other = new ScriptedBackend();
        var bench = new LaneBench(former).Offer("a").Retune(backend: other);

        answer.SetResult(SendResult.RateLimited("HTTP 429", 60 * Second, dropsBatch: true));
        bench.Run();

        other.Messages.ShouldBe(["a"]);
        bench.Status.State.ShouldBe(BackendState.Running, "the limit was the former server's");
        bench.Status.Delivered.ShouldBe(1);
    }

    [Fact]
    public void Every_backend_gets_bytes_of_its_own_encoder()
    {
        var former = new ScriptedBackend
        {
            Text = static (message, _) => $"former {message}",
            Otherwise = static _ => Give(SendResult.Retry("HTTP 503")),
        };
        var other = new ScriptedBackend { Text = static (message, _) => $"other {message}" };
        new LaneBench(former, encodeBeforeQueueing: true).Offer("a").Retune(backend: other);

        former.Messages.ShouldBe(["former a"]);
        other.Messages.ShouldBe(["other a"]);
    }

    [Fact]
    public void Batches_that_waited_for_a_retry_are_cut_to_the_size_the_other_backend_takes()
    {
        var former = new ScriptedBackend { Otherwise = static _ => Give(SendResult.Retry("HTTP 503")) };
        var other = new ScriptedBackend
        {
            Profile = new BackendProfile
            {
                Destination = "one by one",
                BatchSizeLimit = 1,
                MinimumLevel = LogEventLevel.Information,
            },
        };
        new LaneBench(former).Offer("a", "b", "c").Retune(backend: other);

        other.Sends.Select(static send => send.Single()).ShouldBe(["a", "b", "c"]);
    }

    [Fact]
    public void New_options_hold_at_once_and_the_backend_stays()
    {
        var backend = new ScriptedBackend { Otherwise = static _ => Give(SendResult.Refused("HTTP 401")) };
        var bench = new LaneBench(backend).Offer("a", "b");

        bench.Retune(static options =>
        {
            options.QueueLimit = 1;
            options.MinimumLevel = LogEventLevel.Fatal;
        });
        bench.Offer(LogEventLevel.Error, "below the level now").Offer(LogEventLevel.Fatal, "fits", "no room now");

        bench.Status.Filtered.ShouldCount("level", 1);
        bench.Status.Dropped.ShouldCount("queue_full", 1);
        bench.Status.Waiting.ShouldBe(3, "what was there stays");
        backend.IsDisposed.ShouldBeFalse();
    }

    [Fact]
    public void A_lane_that_ended_begins_again_when_the_configuration_is_loaded_anew()
    {
        var backend = new ScriptedBackend().Then(SendResult.Refused("HTTP 410", isFinal: true));
        var bench = new LaneBench(backend).Offer("gone");
        bench.Status.State.ShouldBe(BackendState.Ended);

        bench.Retune().Offer("back");

        bench.Status.State.ShouldBe(BackendState.Running);
        bench.Status.Delivered.ShouldBe(1);
        bench.Status.Dropped.ShouldCount("rejected", 1);
    }

    [Fact]
    public void A_lane_that_leaves_sends_what_it_holds_and_waits_for_a_server_that_is_down()
    {
        var backend = new ScriptedBackend().Then(
            SendResult.Retry("HTTP 503"), SendResult.Retry("HTTP 503"), SendResult.Retry("HTTP 503"),
            SendResult.Retry("HTTP 503"), SendResult.Retry("HTTP 503"));
        var bench = new LaneBench(backend, static options => options.BufferingTimeLimit = 60 * Second).Offer("a");
        backend.Sends.ShouldBeEmpty("the batch is not full");

        var left = bench.Lane.LeaveAsync();
        bench.Run();
        bench.Status.State.ShouldBe(BackendState.Leaving);
        bench.Advance(60 * Second);

        left.IsCompletedSuccessfully.ShouldBeTrue();
        bench.Status.Delivered.ShouldBe(1);
        bench.Status.ShouldBalance();
    }

    [Fact]
    public void A_lane_that_leaves_gives_up_when_a_retry_would()
    {
        var backend = new ScriptedBackend { Otherwise = static _ => Give(SendResult.Retry("HTTP 503")) };
        var bench = new LaneBench(backend, static options => options.RetryTimeLimit = 30 * Second).Offer("a");
        bench.Offer(Enumerable.Range(0, 50).Select(static i => $"queued {i}").ToArray());

        var left = bench.Lane.LeaveAsync();
        bench.Run().Advance(31 * Second);

        left.IsCompletedSuccessfully.ShouldBeTrue();
        bench.Status.Waiting.ShouldBe(0);
        bench.Status.ShouldBalance();
    }

    [Fact]
    public void A_suspended_lane_has_nothing_to_wait_for_when_it_leaves()
    {
        var backend = new ScriptedBackend { Otherwise = static _ => Give(SendResult.Refused("HTTP 401")) };
        var bench = new LaneBench(backend).Offer("a", "b");

        var left = bench.Lane.LeaveAsync();
        bench.Run();

        left.IsCompletedSuccessfully.ShouldBeTrue();

        bench.Status.Dropped.ShouldCount("shutdown", 2);
        bench.Status.ShouldBalance();
    }

    [Fact]
    public void A_lane_can_stay_after_all_until_it_has_closed()
    {
        var backend = new ScriptedBackend().Then(SendResult.Retry("HTTP 503"));
        var bench = new LaneBench(backend).Offer("a");
        _ = bench.Lane.LeaveAsync();

        bench.Lane.TryStay().ShouldBeTrue();
        bench.Advance(60 * Second).Offer("b");
        bench.Status.Delivered.ShouldBe(2);
        bench.Status.State.ShouldBe(BackendState.Running);

        _ = bench.Lane.LeaveAsync();
        bench.Lane.TryStay().ShouldBeFalse("nothing waited, so it has closed");
    }

    static Task<SendResult> Give(SendResult result) => Task.FromResult(result);
}
