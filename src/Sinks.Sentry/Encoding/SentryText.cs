// SPDX-License-Identifier: Apache-2.0
using System.Globalization;

namespace Sinks.Sentry;

/// <summary>Texts as the protocol wants them.</summary>
static class SentryText
{
    /// <summary>The end of a text that was cut.</summary>
    public const string Ellipsis = "...";

    /// <summary>In place of values that were left out.</summary>
    public const string LeftOut = "[truncated]";

    /// <summary>The most bytes a UTF-16 unit takes as JSON: an escape such as <c>\u0001</c>.</summary>
    public const int BytesPerUnit = 6;

    public static string Hex(Guid id) => id.ToString("N");

    public static string Milliseconds(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    /// <summary>At most so many UTF-16 units of a text, its end saying so when it was longer.</summary>
    public static string Cut(string text, int limit) =>
        Storable(text.Length <= limit ? text : Head(text, limit - Ellipsis.Length));

    /// <summary>
    /// As much of a text as takes at most so many bytes as JSON, its end saying so when it was longer.
    /// </summary>
    public static string CutToBytes(string text, long bytes)
    {
        if (text.Length * (long)BytesPerUnit <= bytes)
            return Storable(text);
        var fitting = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (bytes >= Ellipsis.Length)
                fitting = i;
            bytes -= JsonBytes(text[i]);
            if (bytes < 0)
                return Storable(Head(text, fitting));
        }

        return Storable(text);
    }

    /// <summary>A text on one line.</summary>
    public static string Line(string text) => text.Any(char.IsControl)
        ? string.Create(text.Length, text, static (line, source) =>
        {
            for (var i = 0; i < line.Length; i++)
                line[i] = char.IsControl(source[i]) ? ' ' : source[i];
        })
        : text;

    /// <summary>Receivers that keep events in PostgreSQL as jsonb refuse a NUL, escaped or not.</summary>
    static string Storable(string text) =>
        text.Contains('\0', StringComparison.Ordinal) ? text.Replace('\0', '\ufffd') : text;

    static string Head(string text, int length)
    {
        if (length <= 0)
            return "";
        // Half of a surrogate pair is no character.
        var whole = char.IsHighSurrogate(text[length - 1]) ? length - 1 : length;
        return string.Concat(text.AsSpan(0, whole), Ellipsis);
    }

    static int JsonBytes(char unit) => unit switch
    {
        '"' or '\\' => 2,
        >= ' ' and < '\u007f' => 1,
        _ => BytesPerUnit,
    };
}
