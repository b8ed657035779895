// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Otlp.Tests;

/// <summary>Endpoints of services that have ways of their own, from the section to the request.</summary>
public sealed class OthersEndpointsTests
{
    const string Token = "phc_c29tZSB0b2tlbg";

    [Fact]
    public async Task A_token_in_the_query_travels_there_and_is_never_said_aloud()
    {
        await using var server = await LoopbackServer.StartAsync(static _ => Answer.Of(500));
        var host = FanoutHost.FromCode(f => f.Otlp(configure: o =>
        {
            o.LogsEndpoint = $"{server.Address}/i/v1/logs?token={Token}";
            o.BufferingTimeLimit = TimeSpan.Zero;
        }));
        host.Logger.Error("an error");
        var request = (await server.ReceivedAsync(1))[0];
        host.Close();
        request.Path.ShouldBe("/i/v1/logs");
        request.Query.ShouldBe($"?token={Token}");
        host.SelfDescription.ShouldNotContain(Token);
        host.Said.ShouldNotBeEmpty();
        host.Status.ShouldBalance();
    }

    [Fact]
    public async Task A_gateway_below_a_path_gets_its_header()
    {
        await using var server = await LoopbackServer.StartAsync();
        await using var host = FanoutHost.FromSection(new Dictionary<string, string?>
        {
            ["Backends:otlp:Endpoint"] = $"{server.Address}/otlp",
            ["Backends:otlp:Headers:Authorization"] = "Basic MTIzOmFiYw",
        });
        host.Logger.Error("an error");
        await host.SettleAsync();
        var request = server.Requests.ShouldHaveSingleItem();
        request.Path.ShouldBe("/otlp/v1/logs");
        request.Header("Authorization").ShouldBe("Basic MTIzOmFiYw");
    }

    [Fact]
    public async Task Variables_alone_say_where_how_and_with_what()
    {
        await using var server = await LoopbackServer.StartAsync();
        await using var host = FanoutHost.FromSection(
            new Dictionary<string, string?> { ["Backends:otlp:BufferingTimeLimit"] = "00:00:00" },
            new Dictionary<string, string>
            {
                ["OTEL_EXPORTER_OTLP_ENDPOINT"] = server.Address,
                ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/json",
                ["OTEL_EXPORTER_OTLP_COMPRESSION"] = "none",
                ["OTEL_EXPORTER_OTLP_HEADERS"] = "Authorization=Basic%20MTIzOmFiYw%3D%3D",
                ["OTEL_SERVICE_NAME"] = "shop",
            });
        host.Logger.Error("an error");
        await host.SettleAsync();
        var request = server.Requests.ShouldHaveSingleItem();
        request.Path.ShouldBe("/v1/logs");
        request.Header("Authorization").ShouldBe("Basic MTIzOmFiYw==");
        request.Header("Content-Encoding").ShouldBeNull();
        request.Text.ShouldContain("""{"key":"service.name","value":{"stringValue":"shop"}}""");
    }
}
