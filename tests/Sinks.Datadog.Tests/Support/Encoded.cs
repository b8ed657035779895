// SPDX-License-Identifier: Apache-2.0
using System.Text;
using System.Text.Json;
using Sinks.Fanout;

namespace Sinks.Datadog.Tests;

/// <summary>Encodes items as a lane does.</summary>
static class Encoded
{
    public static DatadogEncoder Encoder(
        DatadogTraceIdFormat traceIds = default, Action<DatadogOptions>? configure = null)
    {
        var options = new DatadogOptions
        {
            Service = "shop",
            Environment = "Production",
            Version = "1.4.0",
            Host = "web-1",
            Tags = ["Team:Orders"],
        };
        configure?.Invoke(options);
        return new DatadogEncoder(DatadogSource.Of(options, new DatadogHost().Setup), traceIds);
    }

    public static byte[] Bytes(FanoutEvent item, int trimLevel = 0, DatadogTraceIdFormat traceIds = default) =>
        ExactSize.Encoded(Encoder(traceIds), item, trimLevel);

    public static JsonElement Json(FanoutEvent item, int trimLevel = 0, DatadogTraceIdFormat traceIds = default) =>
        Parse(Bytes(item, trimLevel, traceIds));

    public static JsonElement Parse(ReadOnlyMemory<byte> json)
    {
        // Strict: what is not valid UTF-8 is no JSON.
        new UTF8Encoding(false, throwOnInvalidBytes: true).GetCharCount(json.Span);
        using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 128 });
        return document.RootElement.Clone();
    }

    public static string Body(params IEnumerable<FanoutEvent> items) =>
        Encoding.UTF8.GetString(DatadogBody.Whole(DatadogBody.Parts([.. items.Select(Item)])).Span);

    public static EncodedItem Item(FanoutEvent item) =>
        new(item.Id, item.Kind, item.Timestamp, item.Level, Bytes(item));
}
