// SPDX-License-Identifier: Apache-2.0
using System.Buffers;
using System.Text.Json;
using Serilog.Events;
using Sinks.Fanout;

namespace Sinks.Webhook;

/// <summary>How the parts of an event become JSON texts.</summary>
static class WebhookText
{
    const string Ellipsis = "...";

    /// <summary>Writes a text of at most so many characters; nothing when it is null.</summary>
    public static void WriteText(this Utf8JsonWriter writer, ReadOnlySpan<byte> key, string? text, int limit)
    {
        if (text is null)
            return;
        if (text.Length <= limit)
            writer.WriteString(key, text);
        else
            writer.WriteCut(key, text, limit);
    }

    /// <summary>Writes properties; nothing when there are none.</summary>
    public static void WriteProperties(this Utf8JsonWriter writer, ReadOnlySpan<byte> key, FanoutProperties properties)
    {
        if (properties.Count == 0)
            return;
        writer.WritePropertyName(key);
        properties.WriteTo(writer);
    }

    public static void WriteLevel(this Utf8JsonWriter writer, LogEventLevel level) =>
        writer.WriteString("level"u8, level switch
        {
            LogEventLevel.Verbose => "verbose"u8,
            LogEventLevel.Debug => "debug"u8,
            LogEventLevel.Information => "information"u8,
            LogEventLevel.Warning => "warning"u8,
            LogEventLevel.Error => "error"u8,
            _ => "fatal"u8,
        });

    /// <summary>As <see cref="FanoutText.Cut"/> does it, without making a text.</summary>
    static void WriteCut(this Utf8JsonWriter writer, ReadOnlySpan<byte> key, string text, int limit)
    {
        var end = limit - Ellipsis.Length;
        if (char.IsHighSurrogate(text[end - 1]))
            end--;
        var cut = ArrayPool<char>.Shared.Rent(limit);
        text.CopyTo(0, cut, 0, end);
        Ellipsis.CopyTo(0, cut, end, Ellipsis.Length);
        writer.WriteString(key, cut.AsSpan(0, end + Ellipsis.Length));
        ArrayPool<char>.Shared.Return(cut);
    }
}
