// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics;
using System.Text.Json;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using Sinks.TestKit.Receivers;

namespace Sinks.Otlp.Tests;

/// <summary>The same activity through the official exporter of OpenTelemetry for .NET and through ours.</summary>
public sealed class OfficialSpanExporterTests
{
    static readonly string[] Files = ["a.md", "b.md"];

    [ReceiverFact]
    public async Task The_same_span_comes_of_both()
    {
        using var source = new ActivitySource($"Shop.{Guid.NewGuid():N}", "1.2");
        await using var server = await LoopbackServer.StartAsync();
        using var theirs = Sdk.CreateTracerProviderBuilder()
            .AddSource(source.Name)
            .SetSampler(new AlwaysOnSampler())
            .SetResourceBuilder(ResourceBuilder.CreateEmpty().AddService("shop", autoGenerateServiceInstanceId: false))
            .AddOtlpExporter(exporter =>
            {
                exporter.Endpoint = new Uri(server.Address + "/theirs");
                exporter.Protocol = OtlpExportProtocol.HttpProtobuf;
                exporter.ExportProcessorType = ExportProcessorType.Simple;
            })
            .Build();
        await using var host = FanoutHost.FromCode(f => f
            .Options(o => o.Traces.Sources = [source.Name])
            .Otlp("", o =>
            {
                o.EnableTraces = true;
                o.TracesEndpoint = server.Address + "/ours";
                o.TracesSampleRate = 1;
                o.ServiceName = "shop";
                o.Compression = OtlpCompression.None;
            }));
        Work(source);
        await host.SettleAsync();
        await server.ReceivedAsync(2);

        await using var decoder = new OtlpDecoder();
        var (their, our) = (await SpanAsync(decoder, server, "/theirs"), await SpanAsync(decoder, server, "/ours"));
        JsonElement.DeepEquals(our, their).ShouldBeTrue($"{our}\nis not\n{their}");
    }

    static void Work(ActivitySource source)
    {
        var caller = new ActivityContext(
            ActivityTraceId.CreateRandom(),
            ActivitySpanId.CreateRandom(),
            ActivityTraceFlags.Recorded,
            "vendor=1",
            isRemote: true);
        using var activity = source.StartActivity(
            "convert", ActivityKind.Server, caller, links: [new ActivityLink(caller)]);
        activity!.DisplayName = "GET /convert/{id}";
        activity.SetTag("http.response.status_code", 500).SetTag("ratio", 0.25).SetTag("ok", false);
        activity.SetTag("files", Files);
        activity.AddEvent(new ActivityEvent("parsed", tags: new ActivityTagsCollection { ["pages"] = 3 }));
        activity.SetStatus(ActivityStatusCode.Error, "The disk is full.");
    }

    static async Task<JsonElement> SpanAsync(OtlpDecoder decoder, LoopbackServer server, string path)
    {
        var request = server.Requests.Single(one => string.Equals(one.Path, path, StringComparison.Ordinal));
        var verdict = await decoder.DecodeTracesProtobufAsync(request.Body);
        verdict.Ok.ShouldBeTrue(verdict.Error);
        var scope = verdict.Value.GetProperty("resourceSpans")[0].GetProperty("scopeSpans")[0];
        scope.GetProperty("scope").GetProperty("version").GetString().ShouldBe("1.2");
        return scope.GetProperty("spans")[0];
    }
}
