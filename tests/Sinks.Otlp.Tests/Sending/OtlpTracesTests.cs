// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics;
using System.Text;
using Sinks.Fanout;
using Sinks.TestKit.Receivers;

namespace Sinks.Otlp.Tests;

/// <summary>Activities through a whole fan-out to a server.</summary>
public sealed class OtlpTracesTests : IDisposable
{
    readonly ActivitySource _source = new($"Shop.{Guid.NewGuid():N}", "1.2");

    public void Dispose() => _source.Dispose();

    [Fact]
    public async Task Spans_go_to_a_path_of_their_own_beside_the_logs()
    {
        await using var server = await LoopbackServer.StartAsync();
        await using var host = Host(server.Address, static o =>
        {
            o.Protocol = OtlpProtocol.HttpJson;
            o.Compression = OtlpCompression.None;
        });
        using (_source.StartActivity("convert", ActivityKind.Server))
            host.Logger.Error("an error");
        var status = await host.SettleAsync();
        status.ShouldBalance();
        status.Backends.Select(static backend => (backend.Name, backend.Delivered)).ShouldBe(
            [("otlp", 1), ("otlp-traces", 1)], ignoreOrder: true);
        var traces = server.Requests.Single(static request => request.Path == "/v1/traces");
        var span = Encoded.Parse(traces.Body).GetProperty("resourceSpans")[0].GetProperty("scopeSpans")[0]
            .GetProperty("spans")[0];
        var logs = server.Requests.Single(static request => request.Path == "/v1/logs");
        Encoding.UTF8.GetString(logs.Body).ShouldContain(span.GetProperty("spanId").GetString()!);
        span.GetProperty("kind").GetInt32().ShouldBe(2);
    }

    [Fact]
    public async Task Without_the_option_nobody_listens()
    {
        await using var server = await LoopbackServer.StartAsync();
        await using var host = Host(server.Address, static o => o.EnableTraces = null);
        _source.HasListeners().ShouldBeFalse();
    }

    [Fact]
    public async Task An_address_for_spans_alone_sends_them_alone()
    {
        await using var server = await LoopbackServer.StartAsync();
        await using var host = Host(null, o => o.TracesEndpoint = server.Address + "/mine?key=1");
        _source.StartActivity("convert")?.Dispose();
        var status = await host.SettleAsync();
        server.Requests.ShouldHaveSingleItem().Path.ShouldBe("/mine");
        status.Backends.Select(static backend => (backend.Name, backend.State)).ShouldBe(
            [("otlp", BackendState.Off), ("otlp-traces", BackendState.Running)], ignoreOrder: true);
    }

    [Fact]
    public async Task Spans_a_server_did_not_take_are_counted_as_rejected()
    {
        await using var server = await LoopbackServer.StartAsync(static _ => new Answer
        {
            Body = """{"partialSuccess":{"rejectedSpans":"2","errorMessage":"too old"}}""",
        });
        await using var host = Host(server.Address, static o => o.Protocol = OtlpProtocol.HttpJson);
        for (var i = 0; i < 3; i++)
            _source.StartActivity("convert")?.Dispose();
        var lane = (await host.SettleAsync()).Backends.Single(static backend => backend.Name == "otlp-traces");
        lane.Delivered.ShouldBe(1);
        lane.Dropped.ShouldCount("rejected", 2);
    }

    [Fact]
    public async Task A_server_that_is_down_gets_the_same_spans_again()
    {
        await using var server = await LoopbackServer.StartAsync();
        server.Then(Answer.Of(503), Answer.Reset, Answer.Ok);
        await using var host = Host(server.Address, static o => o.Compression = OtlpCompression.None);
        _source.StartActivity("convert")?.Dispose();
        var status = await host.SettleAsync();
        status.Backends.Single(static backend => backend.Name == "otlp-traces").Delivered.ShouldBe(1);
        server.Requests.Count.ShouldBe(3);
        server.Requests.ShouldAllBe(request => request.Body.SequenceEqual(server.Requests[0].Body));
    }

    [Fact]
    public async Task A_request_that_is_too_large_is_halved()
    {
        await using var server = await LoopbackServer.StartAsync(static request =>
            request.Body.Length > 1_000 ? Answer.Of(413) : Answer.Ok);
        await using var host = Host(server.Address, static o => o.Compression = OtlpCompression.None);
        for (var i = 0; i < 20; i++)
            _source.StartActivity("convert")?.Dispose();
        var lane = (await host.SettleAsync()).Backends.Single(static backend => backend.Name == "otlp-traces");
        lane.Delivered.ShouldBe(20);
        server.Requests.Count.ShouldBeGreaterThan(2);
    }

    [ReceiverFact]
    public async Task A_gRPC_server_gets_them_by_its_service_for_traces()
    {
        await using var server = await OtlpGrpcServer.StartAsync();
        await server.ThenAsync(new { code = 14, message = "down", retrySeconds = 0 });
        await using var host = Host(server.Address, static o => o.Protocol = OtlpProtocol.Grpc);
        using (_source.StartActivity("convert"))
            _source.StartActivity("below")?.Dispose();
        (await host.SettleAsync()).Backends.Single(static backend => backend.Name == "otlp-traces")
            .Delivered.ShouldBe(2);
        for (var i = 0; i < 2; i++)
        {
            var request = await server.RequestAsync();
            request.GetProperty("spans").GetInt32().ShouldBe(2);
            request.GetProperty("scopes")[0].GetString().ShouldBe(_source.Name);
        }
    }

    [Fact]
    public async Task What_a_backend_sends_is_not_traced_whatever_handler_sends_it()
    {
        await using var server = await LoopbackServer.StartAsync();
        await using var host = Host(
            server.Address,
            static o => o.UseHandler(static _ => new SocketsHttpHandler()),
            "System.Net.Http");
        host.Logger.Error("an error");
        await host.SettleAsync();
        await host.SettleAsync();
        server.Requests.ShouldAllBe(static request => request.Path == "/v1/logs");
    }

    FanoutHost Host(string? address, Action<OtlpOptions> configure, params string[] others) => FanoutHost.FromCode(f => f
        .Options(o => o.Traces.Sources = [_source.Name, .. others])
        .Otlp(address ?? "", o =>
        {
            o.EnableTraces = true;
            o.TracesSampleRate = 1;
            configure(o);
        }), random: static () => 0.001);
}
