// SPDX-License-Identifier: Apache-2.0
using System.Buffers;
using System.Text.Json;
using Sinks.Fanout;

namespace Sinks.Sentry.Tests;

/// <summary>Events as the encoder writes them.</summary>
static class Encoded
{
    public const int EventBytesLimit = 1024 * 1024;

    /// <summary>Where events come from when a test compares bytes: nothing of this machine.</summary>
    public static SentrySource Source { get; } = new()
    {
        Release = "shop@1.4.2",
        Environment = "staging",
        RuntimeVersion = "10.0.0",
        RuntimeDescription = ".NET 10.0.0",
        RuntimeIdentifier = "linux-x64",
        OSName = "Linux",
        OSVersion = "6.1.0",
        OSDescription = "Some Linux 12",
        SdkVersion = "1.2.3",
    };

    /// <summary>The payload at a trim level, however large.</summary>
    public static ReadOnlyMemory<byte> Bytes(FanoutItem item, int trimLevel = 0, SentrySource? source = null)
    {
        var output = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(output, FanoutJson.WriterOptions))
            new SentryEventJson(source ?? Source).Write(writer, (FanoutEvent)item, SentryLimits.Of(trimLevel));
        return output.WrittenMemory;
    }

    public static JsonElement Json(FanoutItem item, int trimLevel = 0, SentrySource? source = null) =>
        JsonDocument.Parse(Bytes(item, trimLevel, source)).RootElement;

    /// <summary>What the encoder writes: perhaps a line for the envelope's header, then its items.</summary>
    public static ReadOnlyMemory<byte> Body(FanoutItem item, int trimLevel = 0, SentrySource? source = null)
    {
        var output = new ArrayBufferWriter<byte>();
        new SentryEventEncoder(source ?? Source).Encode(item, output, trimLevel);
        return output.WrittenMemory;
    }

    /// <summary>The items of an envelope as the encoder writes them.</summary>
    public static ReadOnlyMemory<byte> Items(FanoutItem item, int trimLevel = 0, SentrySource? source = null) =>
        SentryBody.Of(Body(item, trimLevel, source)).Items;

    public static EncodedItem Item(FanoutEvent item) =>
        new(item.Id, item.Kind, item.Timestamp, item.Level, Body(item));
}
