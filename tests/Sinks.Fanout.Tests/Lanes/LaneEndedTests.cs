// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout.Tests.Lanes;

public class LaneEndedTests
{
    static readonly SendResult Gone = SendResult.Refused("HTTP 410", isFinal: true);

    [Fact]
    public void A_batch_refused_for_its_content_after_the_end_is_dropped_and_not_cut()
    {
        var first = new TaskCompletionSource<SendResult>();
        var second = new TaskCompletionSource<SendResult>();
        var backend = Sending(2).Then(_ => first.Task).Then(_ => second.Task);
        var bench = new LaneBench(backend, o => o.BatchSizeLimit = 2).Offer("a", "b", "c", "d");
        first.SetResult(Gone);
        bench.Run();
        second.SetResult(SendResult.Rejected("HTTP 400"));
        bench.Run();
        bench.Status.Dropped.ShouldCount("rejected", 4);
        bench.Status.Waiting.ShouldBe(0);
        bench.Status.ShouldBalance();
    }

    [Fact]
    public void A_batch_found_too_large_after_the_end_is_dropped_and_not_halved()
    {
        var first = new TaskCompletionSource<SendResult>();
        var second = new TaskCompletionSource<SendResult>();
        var backend = Sending(2).Then(_ => first.Task).Then(_ => second.Task);
        var bench = new LaneBench(backend, o => o.BatchSizeLimit = 2).Offer("a", "b", "c", "d");
        first.SetResult(Gone);
        bench.Run();
        second.SetResult(SendResult.TooLarge("HTTP 413"));
        bench.Run();
        bench.Status.Dropped.ShouldCount("rejected", 4);
        bench.Status.ShouldBalance();
    }

    [Fact]
    public void What_does_not_fit_into_its_batch_while_the_lane_ends_is_dropped()
    {
        LaneBench? bench = null;
        var first = new TaskCompletionSource<SendResult>();
        var backend = new ScriptedBackend
        {
            Profile = new BackendProfile { Destination = "memory", BatchSizeLimit = 2, MaxInFlight = 2 },
            Text = (message, _) =>
            {
                // The final answer arrives between the encoding of a batch and its sending.
                if (string.Equals(message, "c", StringComparison.Ordinal) && first.TrySetResult(Gone))
                    bench!.Run();
                return message + new string('x', 599);
            },
        }.Then(_ => first.Task);
        bench = new LaneBench(backend, o => o.BatchBytesLimit = 1000);
        bench.Offer("a").Offer("b", "c");
        bench.Status.State.ShouldBe(BackendState.Ended);
        bench.Status.Waiting.ShouldBe(0);
        bench.Status.ShouldBalance();
    }

    static ScriptedBackend Sending(int inFlight) => new()
    {
        Profile = new BackendProfile { Destination = "memory", BatchSizeLimit = 10, MaxInFlight = inFlight },
    };
}
