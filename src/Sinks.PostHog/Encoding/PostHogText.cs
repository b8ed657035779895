// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using System.Text.Json;
using Serilog.Events;
using Sinks.Fanout;

namespace Sinks.PostHog;

/// <summary>How texts become values of the protocol.</summary>
static class PostHogText
{
    /// <summary>ISO 8601 in UTC, to the tick.</summary>
    public static string Time(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", CultureInfo.InvariantCulture);

    /// <summary>Whether redaction was at work in it: such a text identifies nobody and nothing.</summary>
    public static bool IsMarked(string text) => text.Contains("[redacted:", StringComparison.Ordinal);

    /// <summary>Writes a text of at most so many characters; nothing when there is none.</summary>
    public static void WriteText(this Utf8JsonWriter writer, ReadOnlySpan<byte> key, string? text, int limit)
    {
        if (!string.IsNullOrEmpty(text))
            writer.WriteString(key, FanoutText.Cut(text, limit));
    }

    /// <summary>The words of the error tracking for levels.</summary>
    public static ReadOnlySpan<byte> LevelOf(LogEventLevel level) => level switch
    {
        LogEventLevel.Fatal => "fatal"u8,
        LogEventLevel.Error => "error"u8,
        LogEventLevel.Warning => "warning"u8,
        LogEventLevel.Information => "info"u8,
        _ => "debug"u8,
    };
}
