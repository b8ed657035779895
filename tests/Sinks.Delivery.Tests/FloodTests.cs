// SPDX-License-Identifier: Apache-2.0
using Sinks.Delivery.Tests.Support;

namespace Sinks.Delivery.Tests;

/// <summary>More events than anybody takes.</summary>
[Collection(nameof(Alone))]
public sealed class FloodTests
{
    const long GrowthLimit = 64 * 1024 * 1024;

    [Fact]
    public async Task A_dead_server_costs_no_more_memory_than_the_queue_and_every_event_is_counted()
    {
        var count = Scale.Of(300_000, 5_000_000);
        using var dead = DeadPort.Refusing();
        await using var host = FanoutHost.FromCode(f => f
            .Options(static o => o.ShutdownTimeLimit = TimeSpan.FromSeconds(1))
            .Post("dead", dead.Address));
        host.Logger.Error("event {Number} {Text}", -1, "warm");
        var before = GC.GetTotalMemory(forceFullCollection: true);
        for (var i = 0; i < count; i++)
            host.Logger.Error("event {Number} {Text}", i, "a text of a usual length");
        var waiting = host.Status.Of("dead").Waiting;
        (GC.GetTotalMemory(forceFullCollection: true) - before).ShouldBeLessThan(GrowthLimit);
        waiting.ShouldBeInRange(1, 16_384);
        host.Close();
        var status = host.Status;
        status.Emitted.ShouldBe(count + 1);
        var dropped = status.Dropped.Values.Sum() + status.Of("dead").Dropped.Values.Sum();
        dropped.ShouldBe(count + 1);
        status.Of("dead").Dropped.GetValueOrDefault("shutdown").ShouldBePositive();
    }
}
