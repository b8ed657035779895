// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics;
using Sinks.Fanout;
using Sinks.TestKit.Receivers;

namespace Sinks.Otlp.Tests;

/// <summary>gRPC against a server that nobody here wrote, through a whole fan-out.</summary>
public sealed class GrpcServerTests
{
    [ReceiverFact]
    public async Task Records_are_delivered_with_and_without_compression()
    {
        await using var server = await OtlpGrpcServer.StartAsync();
        foreach (var compression in Enum.GetValues<OtlpCompression>())
        {
            await using var host = Host(server, o => o.Compression = compression);
            host.Logger.ForContext<GrpcServerTests>().Error("an error");
            var status = await host.SettleAsync();
            status.Backends[0].Delivered.ShouldBe(1);
            status.ShouldBalance();
            var request = await server.RequestAsync();
            request.GetProperty("records").GetInt32().ShouldBe(1);
            request.GetProperty("scopes")[0].GetString().ShouldBe(typeof(GrpcServerTests).FullName);
            request.GetProperty("metadata").GetProperty("x-team").GetString().ShouldBe("shop");
            request.GetProperty("metadata").TryGetProperty("traceparent", out _).ShouldBeFalse();
        }
    }

    [ReceiverFact]
    public async Task An_unavailable_server_gets_the_same_records_again()
    {
        await using var server = await OtlpGrpcServer.StartAsync();
        await server.ThenAsync(new { code = 14, message = "down", retrySeconds = 0 });
        await server.ThenAsync(new { code = 10, message = "aborted" });
        await using var host = Host(server);
        host.Logger.Error("an error");
        (await host.SettleAsync()).Backends[0].Delivered.ShouldBe(1);
        for (var i = 0; i < 3; i++)
            (await server.RequestAsync()).GetProperty("records").GetInt32().ShouldBe(1);
    }

    [ReceiverFact]
    public async Task An_exhausted_server_that_says_how_long_is_waited_for()
    {
        await using var server = await OtlpGrpcServer.StartAsync();
        await server.ThenAsync(new { code = 8, message = "quota", retrySeconds = 1 });
        await using var host = Host(server);
        host.Logger.Error("an error");
        await server.RequestAsync();
        var clock = Stopwatch.StartNew();
        await server.RequestAsync();
        clock.Elapsed.ShouldBeGreaterThan(TimeSpan.FromSeconds(0.8));
        (await host.SettleAsync()).Backends[0].Delivered.ShouldBe(1);
    }

    [ReceiverFact]
    public async Task What_may_not_be_sent_again_is_dropped_and_the_next_is_delivered()
    {
        await using var server = await OtlpGrpcServer.StartAsync();
        await server.ThenAsync(new { code = 8, message = "quota" });
        await server.ThenAsync(new { code = 13, message = "internal" });
        await using var host = Host(server);
        foreach (var message in (string[])["first", "second", "third"])
        {
            host.Logger.Error("{Message}", message);
            await host.SettleAsync();
        }

        var backend = host.Status.Backends[0];
        backend.Delivered.ShouldBe(1);
        backend.Dropped.ShouldCount("rejected", 2);
        host.Status.ShouldBalance();
        host.Said.ShouldContain(static said => said.Contains("RESOURCE_EXHAUSTED", StringComparison.Ordinal));
    }

    [ReceiverFact]
    public async Task Of_a_partial_success_the_rejected_are_counted()
    {
        await using var server = await OtlpGrpcServer.StartAsync();
        await server.ThenAsync(new { rejected = 1, message = "too old" });
        await using var host = Host(server, static o => (o.BatchSizeLimit, o.BufferingTimeLimit) = (2, TimeSpan.FromMinutes(1)));
        host.Logger.Error("first");
        host.Logger.Error("second");
        var backend = (await host.SettleAsync()).Backends[0];
        backend.Delivered.ShouldBe(1);
        backend.Dropped.ShouldCount("rejected", 1);
        host.Said.ShouldContain(static said => said.Contains("too old", StringComparison.Ordinal));
    }

    [ReceiverFact]
    public async Task A_server_that_refuses_suspends_the_backend()
    {
        await using var server = await OtlpGrpcServer.StartAsync();
        await server.ThenAsync(new { code = 16, message = "who are you" });
        var host = Host(server);
        host.Logger.Error("an error");
        await server.RequestAsync();
        await Waiting.UntilAsync(
            () => host.Status.Backends[0].State == BackendState.Suspended, "the backend to be suspended");
        host.Status.Backends[0].Why.ShouldBe("gRPC status 16 (UNAUTHENTICATED)");
        host.Close();
        host.Status.ShouldBalance();
    }

    static FanoutHost Host(OtlpGrpcServer server, Action<OtlpOptions>? configure = null) =>
        FanoutHost.FromCode(f => f.Otlp(server.Address, o =>
        {
            o.Protocol = OtlpProtocol.Grpc;
            o.BufferingTimeLimit = TimeSpan.Zero;
            o.Headers["X-Team"] = "shop";
            configure?.Invoke(o);
        }));
}
