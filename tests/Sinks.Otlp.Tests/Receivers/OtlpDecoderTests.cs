// SPDX-License-Identifier: Apache-2.0
using System.Text;
using System.Text.Json;
using FsCheck.Fluent;
using Sinks.Fanout;
using Sinks.TestKit.Receivers;

namespace Sinks.Otlp.Tests;

/// <summary>What others make of the bodies: the SDK of OpenTelemetry for JavaScript, and protoc.</summary>
public sealed class OtlpDecoderTests
{
    static readonly OtlpResource Resource = OtlpResource.Of(new OtlpOptions { ServiceName = "shop" }, new OtlpHost().Setup);

    [ReceiverFact]
    public async Task Records_arrive_by_scope_with_every_kind_of_value()
    {
        await using var decoder = new OtlpDecoder();
        var second = SomeEvents.Full with { Id = Some.Id(3) };
        var decoded = await DecodedAsync(decoder, SomeEvents.Full, SomeEvents.Minimal, second);

        var resource = decoded.GetProperty("resourceLogs").EnumerateArray().ShouldHaveSingleItem();
        resource.GetProperty("schemaUrl").GetString().ShouldBe(OtlpResource.SchemaUrl);
        Encoded.Attributes(resource.GetProperty("resource"))["service.name"].GetProperty("stringValue").GetString()
            .ShouldBe("shop");
        var scopes = resource.GetProperty("scopeLogs").EnumerateArray().ToList();
        scopes.Count.ShouldBe(2);
        scopes[0].GetProperty("scope").GetProperty("name").GetString().ShouldBe("Shop.Converter");
        scopes[0].GetProperty("logRecords").GetArrayLength().ShouldBe(2);
        scopes[1].TryGetProperty("scope", out _).ShouldBeFalse();

        var record = scopes[0].GetProperty("logRecords")[0];
        record.GetProperty("timeUnixNano").GetString().ShouldBe("1767323045678000000");
        record.GetProperty("severityNumber").GetInt32().ShouldBe(17);
        record.GetProperty("body").GetProperty("stringValue").GetString().ShouldBe(SomeEvents.Full.Message);
        record.GetProperty("eventName").GetString().ShouldBe("conversion_failed");
        record.GetProperty("flags").GetInt32().ShouldBe(1);
        record.GetProperty("traceId").GetString().ShouldBe(SomeEvents.Full.TraceId);
        record.GetProperty("spanId").GetString().ShouldBe(SomeEvents.Full.SpanId);
        var attributes = Encoded.Attributes(record);
        attributes["Attempts"].GetProperty("intValue").GetString().ShouldBe("3");
        attributes["Ratio"].GetProperty("doubleValue").GetDouble().ShouldBe(0.25);
        attributes["sinks.unhandled"].GetProperty("boolValue").GetBoolean().ShouldBeTrue();
        attributes["Volume"].GetProperty("stringValue").GetString().ShouldBe("12.50");
        attributes["Nothing"].EnumerateObject().ShouldBeEmpty();
        attributes["Pages"].GetProperty("arrayValue").GetProperty("values").GetArrayLength().ShouldBe(2);
        attributes["Plan"].GetProperty("kvlistValue").GetProperty("values")[0].GetProperty("key").GetString()
            .ShouldBe("Urgent");
        attributes["exception.stacktrace"].GetProperty("stringValue").GetString()!
            .ShouldContain("Shop.Converter.Convert()");
    }

    [ReceiverFact]
    public async Task Any_event_means_the_same_in_both_encodings()
    {
        await using var decoder = new OtlpDecoder();
        foreach (var item in HostileEvents.Event.Sample(100, 20))
        {
            var decoded = await DecodedAsync(decoder, item);
            var record = decoded.GetProperty("resourceLogs")[0].GetProperty("scopeLogs")[0].GetProperty("logRecords")[0];
            Encoded.Attributes(record)["log.record.uid"].GetProperty("stringValue").GetGuid().ShouldBe(item.Id);
        }
    }

    [ReceiverFact]
    public async Task The_strict_reader_refuses_what_is_not_of_the_protocol()
    {
        await using var decoder = new OtlpDecoder();
        (await decoder.DecodeJsonAsync("""{"resourceLogs":[{"schemaUrl":"x"}]}""")).Ok.ShouldBeTrue();
        foreach (var resource in (string[])[
            """{"scope_logs":[]}""",
            """{"schemaURL":"x"}""",
            """{"scopeLogs":[{"logRecords":[{"traceId":"0AF7651916CD43DD8448EB211C80319C"}]}]}"""])
            (await decoder.DecodeJsonAsync($$"""{"resourceLogs":[{{resource}}]}""")).Ok.ShouldBeFalse(resource);
        (await decoder.DecodeProtobufAsync([0x0a, 0x05, 0x01])).Ok.ShouldBeFalse();
    }

    [ProtocFact]
    public async Task Protoc_knows_every_field()
    {
        var text = await Protoc.DecodeLogsAsync(Protobuf(SomeEvents.Full, SomeEvents.Minimal));
        text.ShouldContain("severity_number: SEVERITY_NUMBER_ERROR");
        text.ShouldContain("event_name: \"conversion_failed\"");
        text.ShouldContain("key: \"exception.stacktrace\"");
        text.ShouldContain("name: \"Shop.Converter\"");
        // A field without a name in the definitions would stand under its number.
        text.Split('\n').ShouldAllBe(static line => line.Length == 0 || !char.IsAsciiDigit(line.TrimStart()[0]));
    }

    /// <summary>The request in both encodings, read by others, and found to be the same.</summary>
    static async Task<JsonElement> DecodedAsync(OtlpDecoder decoder, params FanoutEvent[] items)
    {
        var protobuf = await decoder.DecodeProtobufAsync(Protobuf(items));
        protobuf.Ok.ShouldBeTrue(protobuf.Error);
        var json = await decoder.DecodeJsonAsync(
            Encoding.UTF8.GetString(new JsonFrame(Resource, OtlpSignal.Logs).Frame([.. items.Select(Encoded.JsonItem)]).Span));
        json.Ok.ShouldBeTrue(json.Error);
        JsonElement.DeepEquals(json.Value, protobuf.Value).ShouldBeTrue($"{json.Value}\nis not\n{protobuf.Value}");
        return protobuf.Value;
    }

    static byte[] Protobuf(params FanoutEvent[] items) =>
        new ProtobufFrame(Resource).Frame([.. items.Select(Encoded.Item)]).ToArray();
}
