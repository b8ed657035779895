// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics;
using Sinks.Delivery.Tests.Support;

namespace Sinks.Delivery.Tests;

/// <summary>What backends feel of each other.</summary>
public sealed class IsolationTests
{
    const int Count = 2_000;

    [Fact]
    public async Task Beside_one_that_hangs_and_one_that_answers_500_a_backend_delivers_all_it_delivers_alone()
    {
        var never = new TaskCompletionSource();
        await using var hanging = await LoopbackServer.StartAsync(_ => new Answer { Until = never.Task });
        await using var failing = await LoopbackServer.StartAsync(static _ => Answer.Of(500));
        await using var healthy = await LoopbackServer.StartAsync();
        await using var host = FanoutHost.FromCode(f => f
            .Options(static o => o.ShutdownTimeLimit = TimeSpan.FromSeconds(1))
            .Post("hanging", hanging.Address)
            .Post("failing", failing.Address)
            .Post("healthy", healthy.Address));
        var clock = Stopwatch.StartNew();
        for (var i = 0; i < Count; i++)
            host.Logger.Error("event {Number}", i);
        await healthy.ReceivedAsync(static requests => requests.Sum(Events) == Count, $"{Count} events");

        // Behind the others it would wait for the time limit of a send, 15 s; the bench measures how little it is.
        clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(10));
        await host.DisposeAsync();
        host.Status.ShouldBalance();
        host.Status.Of("healthy").Delivered.ShouldBe(Count);
        host.Status.Of("hanging").Dropped.ShouldCount("shutdown", Count);
        host.Status.Of("failing").Dropped.ShouldCount("shutdown", Count);
    }

    [Fact]
    public async Task Connections_that_are_accepted_and_never_read_are_felt_by_their_own_lane_alone()
    {
        using var deaf = DeadPort.Deaf();
        await using var healthy = await LoopbackServer.StartAsync();
        await using var host = FanoutHost.FromCode(f => f
            .Options(static o => o.ShutdownTimeLimit = TimeSpan.FromSeconds(1))
            .Post("deaf", deaf.Address)
            .Post("healthy", healthy.Address));
        for (var i = 0; i < Count; i++)
            host.Logger.Error("event {Number} {Text}", i, new string('x', 2_000));
        await healthy.ReceivedAsync(static requests => requests.Sum(Events) == Count, $"{Count} events");
        await host.DisposeAsync();
        host.Status.ShouldBalance();
        host.Status.Of("deaf").Delivered.ShouldBe(0);
        host.Status.Of("healthy").Delivered.ShouldBe(Count);
    }

    static int Events(ReceivedRequest request) => Posting.Read(request).Count;
}
