// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Sinks.Fanout;

/// <summary>Texts within a protocol's limits.</summary>
[Experimental("SINKS001")]
public static class FanoutText
{
    const string Ellipsis = "...";

    /// <summary>
    /// The text itself, or as much of it as fits with <c>...</c> at its end. Never half a character.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="limit">The most UTF-16 characters, at least 4.</param>
    public static string Cut(string text, int limit)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length <= limit)
            return text;
        var end = limit - Ellipsis.Length;
        if (char.IsHighSurrogate(text[end - 1]))
            end--;
        return string.Concat(text.AsSpan(0, end), Ellipsis);
    }

    /// <summary>The same for a limit in bytes of UTF-8.</summary>
    /// <param name="text">The text.</param>
    /// <param name="limit">The most bytes, at least 7.</param>
    public static string CutBytes(string text, int limit)
    {
        ArgumentNullException.ThrowIfNull(text);
        // No character takes more than three bytes for each of its UTF-16 halves.
        if (text.Length <= limit / 3 || Encoding.UTF8.GetByteCount(text) <= limit)
            return text;
        var bytes = 0;
        var end = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            if (bytes + rune.Utf8SequenceLength > limit - Ellipsis.Length)
                break;
            bytes += rune.Utf8SequenceLength;
            end += rune.Utf16SequenceLength;
        }

        return string.Concat(text.AsSpan(0, end), Ellipsis);
    }
}
