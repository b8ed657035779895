// SPDX-License-Identifier: Apache-2.0
using System.Buffers;
using System.Text;
using System.Text.Json;
using Sinks.Fanout;

namespace Sinks.PostHog.Tests;

/// <summary>Encodes items as a lane does.</summary>
static class Encoded
{
    /// <summary>A source that does not depend on the machine the tests run on.</summary>
    public static PostHogSource Source { get; } = new()
    {
        Version = "1.2.3",
        OSName = "Linux",
        OSVersion = "6.1.0",
        AppName = "Shop",
        AppVersion = "1.4.0",
        Environment = "Production",
    };

    public static byte[] Bytes(FanoutItem item, PostHogSource? source = null, int trimLevel = 0)
    {
        var output = new ArrayBufferWriter<byte>();
        new PostHogEventEncoder(source ?? Source).Encode(item, output, trimLevel);
        return output.WrittenSpan.ToArray();
    }

    public static string Text(FanoutItem item, PostHogSource? source = null, int trimLevel = 0) =>
        new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(Bytes(item, source, trimLevel));

    /// <summary>The one or two events that an item becomes.</summary>
    public static IReadOnlyList<JsonElement> Events(FanoutItem item, PostHogSource? source = null, int trimLevel = 0)
    {
        using var json = JsonDocument.Parse(
            $"[{Text(item, source, trimLevel)}]", new JsonDocumentOptions { MaxDepth = 128 });
        return [.. json.RootElement.Clone().EnumerateArray()];
    }

    public static JsonElement Event(FanoutItem item, PostHogSource? source = null, int trimLevel = 0) =>
        Events(item, source, trimLevel).ShouldHaveSingleItem();

    public static JsonElement Properties(FanoutItem item, PostHogSource? source = null, int trimLevel = 0) =>
        Event(item, source, trimLevel).GetProperty("properties");

    public static JsonElement[] Exceptions(FanoutEvent item, int trimLevel = 0) =>
        [.. Properties(item, trimLevel: trimLevel).GetProperty("$exception_list").EnumerateArray()];

    public static EncodedItem Item(FanoutEvent item, PostHogSource? source = null, int trimLevel = 0) =>
        new(item.Id, item.Kind, item.Timestamp, item.Level, Bytes(item, source, trimLevel));

    public static IReadOnlyList<EncodedItem> Batch(params FanoutEvent[] items) =>
        [.. items.Select(static item => Item(item))];
}
