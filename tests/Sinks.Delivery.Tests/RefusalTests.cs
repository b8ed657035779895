// SPDX-License-Identifier: Apache-2.0
using Sinks.Delivery.Tests.Support;
using Sinks.Sentry;
using Sinks.Webhook;

namespace Sinks.Delivery.Tests;

/// <summary>How much a server that wants nothing is asked.</summary>
public sealed class RefusalTests
{
    const int Limit = 20;

    [Fact]
    public async Task A_server_that_answers_400_to_everything_is_asked_at_most_twenty_times_by_each_backend()
    {
        await using var posting = await LoopbackServer.StartAsync(static _ => Answer.Of(400));
        await using var ops = await LoopbackServer.StartAsync(static _ => Answer.Of(400));
        await using var sentry = await LoopbackServer.StartAsync(static _ => Answer.Of(400));
        await using var host = FanoutHost.FromCode(f => f
            .Options(static o => o.ShutdownTimeLimit = TimeSpan.FromSeconds(1))
            .Post("posting", posting.Address, static o => o.MaxInFlight = 1)
            .Webhook("ops", ops.Address, static o => o.BufferingTimeLimit = TimeSpan.FromMilliseconds(20))
            .Sentry(Wires.Dsn(sentry.Address)));
        for (var i = 0; i < 1_000; i++)
            host.Logger.Error("event {Number}", i);
        await Waiting.UntilAsync(
            () => host.Status.Backends.All(static backend => backend.State == BackendState.Suspended),
            "all lanes to be suspended");
        for (var i = 0; i < 1_000; i++)
            host.Logger.Error("event {Number}", i);
        (await host.FlushAsync(TimeSpan.FromMilliseconds(500))).ShouldBeFalse("events wait for a probe");
        posting.Requests.Count.ShouldBeLessThanOrEqualTo(Limit);
        ops.Requests.Count.ShouldBeLessThanOrEqualTo(Limit);
        sentry.Requests.Count.ShouldBeLessThanOrEqualTo(Limit);
        host.Close();
    }
}
