// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout.Tests.Lanes;

/// <summary>A lane whose backend asks for time between sends, so that people get one message instead of many.</summary>
public sealed class LaneIntervalTests
{
    static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    [Fact]
    public void The_first_goes_at_once_and_what_comes_within_the_interval_goes_together_after_it()
    {
        var bench = Bench();
        bench.Offer("a").Backend.Sends.Count.ShouldBe(1);
        bench.Offer("b").Advance(30 * Second).Offer("c").Advance(29 * Second).Backend.Sends.Count.ShouldBe(1);
        bench.Advance(2 * Second).Backend.Sends[^1].ShouldBe(["b", "c"]);
        bench.Advance(Minute).Time.NextDue.ShouldBeNull();
        bench.Offer("d").Backend.Sends[^1].ShouldBe(["d"]);
        bench.Status.Delivered.ShouldBe(4);
        bench.Status.ShouldBalance();
    }

    [Fact]
    public void A_full_batch_waits_for_the_interval_too_and_nothing_is_lost()
    {
        var bench = Bench();
        bench.Offer("first");
        bench.Offer([.. Enumerable.Range(0, 25).Select(static i => $"m{i}")]);
        bench.Backend.Sends.Count.ShouldBe(1);
        bench.Advance(61 * Second).Backend.Sends.Count.ShouldBe(2);
        bench.Advance(61 * Second).Backend.Sends.Count.ShouldBe(3);
        bench.Advance(61 * Second).Status.Delivered.ShouldBe(26);
        bench.Backend.Sends.Select(static send => send.Count).ShouldBe([1, 10, 10, 5]);
        bench.Status.ShouldBalance();
    }

    [Fact]
    public void What_did_not_fit_into_its_batch_waits_for_the_interval()
    {
        var bench = Bench(o => o.BatchBytesLimit = 25);
        bench.Offer("first");
        bench.Offer("0123456789", "1123456789", "2123456789").Advance(61 * Second);
        bench.Backend.Sends[^1].Count.ShouldBe(2);
        bench.Advance(30 * Second).Backend.Sends.Count.ShouldBe(2);
        bench.Advance(31 * Second).Status.Delivered.ShouldBe(4);
        bench.Status.ShouldBalance();
    }

    [Fact]
    public async Task A_flush_does_not_wait_for_the_interval()
    {
        var bench = Bench();
        bench.Offer("first").Offer("a", "b");
        var flush = bench.Lane.FlushAsync();
        bench.Run();
        await flush.Within("the flush");
        bench.Backend.Sends[^1].ShouldBe(["a", "b"]);
        bench.Offer("c").Backend.Sends.Count.ShouldBe(2);
        bench.Status.ShouldBalance();
    }

    [Fact]
    public async Task A_shutdown_does_not_wait_for_the_interval()
    {
        var bench = Bench();
        bench.Offer("first").Offer("a", "b");
        var drain = bench.Lane.DrainAsync(5 * Second);
        bench.Run();
        await drain.Within("the drain");
        bench.Backend.Sends[^1].ShouldBe(["a", "b"]);
        bench.Status.Delivered.ShouldBe(3);
        bench.Status.ShouldBalance();
    }

    [Fact]
    public void A_batch_that_is_sent_again_waits_for_its_back_off_alone()
    {
        var bench = Bench();
        bench.Backend.Then(SendResult.Retry("connection refused"));
        bench.Offer("a").Backend.Sends.Count.ShouldBe(1);
        bench.Advance(Second).Backend.Sends.Count.ShouldBe(2);
        bench.Status.Delivered.ShouldBe(1);
        bench.Offer("b").Advance(59 * Second).Backend.Sends.Count.ShouldBe(2);
        bench.Advance(2 * Second).Status.Delivered.ShouldBe(2);
        bench.Status.ShouldBalance();
    }

    [Fact]
    public void A_shorter_interval_counts_from_the_reload_on()
    {
        var bench = Bench();
        bench.Offer("first").Offer("a");
        bench.Retune(backend: new ScriptedBackend { Profile = Profile(5 * Second) });
        bench.Advance(6 * Second).Status.Delivered.ShouldBe(2);
        bench.Status.ShouldBalance();
    }

    static LaneBench Bench(Action<TestOptions>? configure = null) =>
        new(new ScriptedBackend { Profile = Profile(Minute) }, configure);

    static BackendProfile Profile(TimeSpan interval) => new()
    {
        Destination = "memory",
        BatchSizeLimit = 10,
        MaxInFlight = 1,
        SendInterval = interval,
    };
}
