// SPDX-License-Identifier: Apache-2.0
using System.Buffers;

namespace Sinks.Fanout;

/// <summary>Cuts texts that are too long, between two tokens: half a secret would not be recognised.</summary>
static class TextLimit
{
    public const int MaxLength = 32768;

    static readonly string TooLong = Marker.Of(RuleNames.TooLong);
    static readonly SearchValues<char> Boundaries = SearchValues.Create(" \t\r\n,;&\"{}");

    /// <summary>The beginning of the text, to be closed by <see cref="Close"/>; all of a short one.</summary>
    public static string Cut(string text, out bool isCut)
    {
        isCut = text.Length > MaxLength;
        if (!isCut)
            return text;
        var room = text.AsSpan(0, MaxLength - TooLong.Length);
        return text[..(room.LastIndexOfAny(Boundaries) + 1)];
    }

    /// <summary>A text to be kept for redaction later, which keeps no more of it.</summary>
    public static string Bounded(string text)
    {
        var start = Cut(text, out var isCut);
        return isCut ? Close(start) : text;
    }

    public static string Close(string text) => text + TooLong;
}
