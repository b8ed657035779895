// SPDX-License-Identifier: Apache-2.0
using System.Text;
using System.Text.Json;
using FsCheck.Fluent;
using Sinks.Fanout;
using Sinks.TestKit.Receivers;

namespace Sinks.Otlp.Tests;

/// <summary>What others make of spans: the SDK of OpenTelemetry for JavaScript, and protoc.</summary>
public sealed class OtlpSpanDecoderTests
{
    static readonly OtlpResource Resource = OtlpResource.Of(new OtlpOptions { ServiceName = "shop" }, new OtlpHost().Setup);

    [ReceiverFact]
    public async Task Spans_arrive_by_scope_with_all_they_say()
    {
        await using var decoder = new OtlpDecoder();
        var decoded = await DecodedAsync(decoder, SomeSpans.Full, SomeSpans.Minimal);
        var scopes = decoded.GetProperty("resourceSpans")[0].GetProperty("scopeSpans").EnumerateArray().ToList();
        scopes.Count.ShouldBe(2, "a scope with a version is another than one without");
        scopes[0].GetProperty("scope").GetProperty("name").GetString().ShouldBe("Shop.Converter");
        scopes[0].GetProperty("scope").GetProperty("version").GetString().ShouldBe("1.2.0");
        scopes[1].GetProperty("scope").TryGetProperty("version", out _).ShouldBeFalse();

        var span = scopes[0].GetProperty("spans")[0];
        span.GetProperty("traceId").GetString().ShouldBe(SomeSpans.Full.TraceId);
        span.GetProperty("spanId").GetString().ShouldBe(SomeSpans.Full.SpanId);
        span.GetProperty("parentSpanId").GetString().ShouldBe(SomeSpans.Full.ParentSpanId);
        span.GetProperty("traceState").GetString().ShouldBe("vendor=1");
        span.GetProperty("flags").GetInt32().ShouldBe(0x301);
        span.GetProperty("name").GetString().ShouldBe("GET /convert/{id}");
        span.GetProperty("kind").GetInt32().ShouldBe(3);
        span.GetProperty("startTimeUnixNano").GetString().ShouldBe("1767323045678000000");
        span.GetProperty("endTimeUnixNano").GetString().ShouldBe("1767323045690500000");
        span.GetProperty("status").GetProperty("code").GetInt32().ShouldBe(2);
        span.GetProperty("droppedAttributesCount").GetInt32().ShouldBe(2);
        span.GetProperty("events")[0].GetProperty("name").GetString().ShouldBe("exception");
        span.GetProperty("links")[0].GetProperty("traceId").GetString().ShouldBe(SomeSpans.Full.Links[0].TraceId);
    }

    [ReceiverFact]
    public async Task Any_span_means_the_same_in_both_encodings()
    {
        await using var decoder = new OtlpDecoder();
        foreach (var span in HostileSpans.Span.Sample(100, 20))
        {
            var decoded = await DecodedAsync(decoder, span);
            decoded.GetProperty("resourceSpans")[0].GetProperty("scopeSpans")[0].GetProperty("spans")[0]
                .GetProperty("spanId").GetString().ShouldBe(span.SpanId);
        }
    }

    [ProtocFact]
    public async Task Protoc_knows_every_field()
    {
        var text = await Protoc.DecodeTracesAsync(Protobuf(SomeSpans.Full, SomeSpans.Minimal));
        text.ShouldContain("kind: SPAN_KIND_CLIENT");
        text.ShouldContain("code: STATUS_CODE_ERROR");
        text.ShouldContain("flags: 769");
        text.ShouldContain("version: \"1.2.0\"");
        // A field without a name in the definitions would stand under its number.
        text.Split('\n').ShouldAllBe(static line => line.Length == 0 || !char.IsAsciiDigit(line.TrimStart()[0]));
    }

    /// <summary>The request in both encodings, read by others, and found to be the same.</summary>
    static async Task<JsonElement> DecodedAsync(OtlpDecoder decoder, params FanoutSpan[] spans)
    {
        var protobuf = await decoder.DecodeTracesProtobufAsync(Protobuf(spans));
        protobuf.Ok.ShouldBeTrue(protobuf.Error);
        var frame = new JsonFrame(Resource, OtlpSignal.Traces).Frame([.. spans.Select(SomeSpans.JsonItem)]);
        var json = await decoder.DecodeTracesJsonAsync(Encoding.UTF8.GetString(frame.Span));
        json.Ok.ShouldBeTrue(json.Error);
        JsonElement.DeepEquals(json.Value, protobuf.Value).ShouldBeTrue($"{json.Value}\nis not\n{protobuf.Value}");
        return protobuf.Value;
    }

    static byte[] Protobuf(params FanoutSpan[] spans) =>
        new ProtobufFrame(Resource).Frame([.. spans.Select(SomeSpans.Item)]).ToArray();
}
