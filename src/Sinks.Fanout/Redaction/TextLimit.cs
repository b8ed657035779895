// SPDX-License-Identifier: Apache-2.0
using System.Buffers;

namespace Sinks.Fanout;

/// <summary>Cuts texts that are too long, between two tokens: half a secret would not be recognised.</summary>
static class TextLimit
{
    /// <summary>The limit unless the options say another.</summary>
    public const int MaxLength = 32768;

    static readonly string TooLong = Marker.Of(RuleNames.TooLong);
    static readonly SearchValues<char> Boundaries = SearchValues.Create(" \t\r\n,;&\"{}");

    /// <summary>The beginning of the text, to be closed by <see cref="Close"/>; all of a short one.</summary>
    public static string Cut(string text, int maxLength, out bool isCut)
    {
        isCut = text.Length > maxLength;
        if (!isCut)
            return text;
        var room = text.AsSpan(0, maxLength - TooLong.Length);
        return text[..(room.LastIndexOfAny(Boundaries) + 1)];
    }

    /// <summary>A text to be kept for redaction later, which keeps no more of it.</summary>
    public static string Bounded(string text)
    {
        var start = Cut(text, MaxLength, out var isCut);
        return isCut ? Close(start) : text;
    }

    public static string Close(string text) => text + TooLong;
}
