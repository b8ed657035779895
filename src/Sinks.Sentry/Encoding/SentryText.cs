// SPDX-License-Identifier: Apache-2.0
using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.Text.Json;

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

    /// <summary>The characters that servers take in the key of a tag.</summary>
    public static readonly SearchValues<char> KeyCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.:-");

    static readonly SearchValues<char> Controls = SearchValues.Create(
        [.. Enumerable.Range(0, 256).Select(static unit => (char)unit).Where(char.IsControl)]);

    public static string Hex(Guid id) => id.ToString("N");

    public static string Milliseconds(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    /// <summary>Seconds since 1970 with six decimals, which a double would round.</summary>
    public static decimal Seconds(DateTimeOffset time)
    {
        var microseconds = Math.Max(0, time.UtcTicks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond;
        return new decimal((int)microseconds, (int)(microseconds >> 32), 0, isNegative: false, scale: 6);
    }

    /// <summary>The time in UTC as the server keeps it: finer parts would be lost there.</summary>
    public static DateTime WholeMilliseconds(DateTimeOffset time) =>
        new(time.UtcTicks - (time.UtcTicks % TimeSpan.TicksPerMillisecond), DateTimeKind.Utc);

    /// <summary>
    /// Whether redaction took something out of a text. Such a text says of two things that they are the same when they
    /// are not.
    /// </summary>
    public static bool IsMarked(string text) => text.Contains("[redacted:", StringComparison.Ordinal);

    /// <summary>Writes at most so many UTF-16 units of a text under a name; an empty one is not written.</summary>
    public static void Write(Utf8JsonWriter writer, ReadOnlySpan<byte> name, ReadOnlySpan<char> text, int limit)
    {
        if (text.IsEmpty)
            return;
        if (text.Length <= limit && !text.Contains('\0'))
            writer.WriteString(name, text);
        else
            writer.WriteString(name, Cut(text.ToString(), limit));
    }

    /// <summary>Writes a number as hexadecimal text: <c>0x5e</c>.</summary>
    public static void WriteHex(Utf8JsonWriter writer, ReadOnlySpan<byte> name, int number)
    {
        Span<byte> text = stackalloc byte[10];
        "0x"u8.CopyTo(text);
        Utf8Formatter.TryFormat(number, text[2..], out var length, 'x');
        writer.WriteString(name, text[..(length + 2)]);
    }

    /// <summary>Writes an id as 32 hexadecimal digits.</summary>
    public static void WriteHex(Utf8JsonWriter writer, ReadOnlySpan<byte> name, Guid id)
    {
        Span<byte> digits = stackalloc byte[32];
        id.TryFormat(digits, out _, "N");
        writer.WriteString(name, digits);
    }

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
    public static string Line(string text) => text.AsSpan().ContainsAny(Controls)
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
