// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout.Tests.Lanes;

public class LaneProbeTests
{
    static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    static readonly TimeSpan Probe = TimeSpan.FromSeconds(60);

    [Fact]
    public void A_probe_that_is_rate_limited_waits_for_the_limit_to_pass()
    {
        var bench = Suspended(SendResult.RateLimited("HTTP 429", 300 * Second));
        bench.Advance(299 * Second).Backend.Sends.Count.ShouldBe(1 + 1);
        bench.Advance(3 * Probe).Status.Delivered.ShouldBe(5);
        bench.Status.ShouldBalance();
    }

    [Fact]
    public void Rate_limits_that_drop_the_probe_cost_one_event_each_time()
    {
        var limit = SendResult.RateLimited("HTTP 429", Second, dropsBatch: true);
        var bench = Suspended(limit, limit);
        bench.Advance(Probe / 2).Status.Dropped.ShouldCount("rate_limited", 1);
        bench.Advance(Probe).Status.Dropped.ShouldCount("rate_limited", 2);
        bench.Advance(Probe).Status.Delivered.ShouldBe(3);
        bench.Status.ShouldBalance();
    }

    [Fact]
    public void A_probe_whose_item_is_rejected_in_a_partial_answer_is_one_probe()
    {
        var bench = Suspended(SendResult.Partial("HTTP 207", rejected: [0], retry: []));
        bench.Advance(Probe / 2).Backend.Sends.Count.ShouldBe(1 + 1);
        bench.Status.State.ShouldBe(BackendState.Suspended);
        bench.Advance(Probe).Status.Delivered.ShouldBe(4);
        bench.Status.Dropped.ShouldCount("rejected", 1);
        bench.Status.ShouldBalance();
    }

    [Fact]
    public void A_probe_that_is_too_large_is_one_probe()
    {
        var tooLarge = SendResult.TooLarge("HTTP 413");
        var bench = Suspended(tooLarge, tooLarge);
        bench.Advance(Probe / 2).Backend.Sends.Count.ShouldBe(1 + 1);
        bench.Advance(2 * Probe).Status.Delivered.ShouldBe(3);
        bench.Status.Dropped.ShouldCount("too_large", 2);
        bench.Status.ShouldBalance();
    }

    [Fact]
    public void A_retry_after_longer_than_the_probe_interval_delays_the_next_probe()
    {
        var bench = Suspended(SendResult.Retry("HTTP 503", after: 300 * Second));
        bench.Advance(299 * Second).Backend.Sends.Count.ShouldBe(1 + 1);
        bench.Advance(2 * Second).Status.Delivered.ShouldBe(5);
        bench.Status.ShouldBalance();
    }

    /// <summary>A lane of 5 events, suspended by the first send, that has just sent its first probe.</summary>
    static LaneBench Suspended(params SendResult[] probes)
    {
        var backend = new ScriptedBackend().Then(SendResult.Refused("HTTP 401")).Then(probes);
        var bench = new LaneBench(backend, o => o.SuspendedProbe = Probe).Offer("a", "b", "c", "d", "e");
        return bench.Advance(Probe + Second);
    }
}
