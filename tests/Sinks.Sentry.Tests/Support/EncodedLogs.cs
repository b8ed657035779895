// SPDX-License-Identifier: Apache-2.0
using System.Buffers;
using System.Text.Json;
using Sinks.Fanout;

namespace Sinks.Sentry.Tests;

/// <summary>Structured logs as the encoder writes them.</summary>
static class EncodedLogs
{
    public const string ProcessTraceId = "00000000000000000000000000000abc";

    public static ReadOnlyMemory<byte> Bytes(
        FanoutEvent item, int trimLevel = 0, SentrySource? source = null, SentryContent? content = null)
    {
        var output = new ArrayBufferWriter<byte>();
        Encoder(source, content).Encode(item, output, trimLevel);
        return output.WrittenMemory;
    }

    public static JsonElement Json(
        FanoutEvent item, int trimLevel = 0, SentrySource? source = null, SentryContent? content = null) =>
        JsonDocument.Parse(Bytes(item, trimLevel, source, content)).RootElement;

    /// <summary>An attribute as <c>value type</c>, the value as JSON; null when there is none.</summary>
    public static string? Attribute(JsonElement log, string name) =>
        log.GetProperty("attributes").TryGetProperty(name, out var attribute)
            ? $"{attribute.GetProperty("value").GetRawText()} {attribute.GetProperty("type").GetString()}"
            : null;

    public static EncodedItem Item(FanoutEvent item) =>
        new(item.Id, item.Kind, item.Timestamp, item.Level, Bytes(item));

    public static SentryLogEncoder Encoder(SentrySource? source = null, SentryContent? content = null) =>
        new(source ?? Encoded.Source, content ?? new SentryContent(), ProcessTraceId);
}
