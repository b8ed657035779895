// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>Whether a number or code stands for itself, or is a part of something longer.</summary>
static class TokenEdge
{
    const int ColourLimit = 12;

    /// <summary>Whether nothing before that position belongs to what begins there.</summary>
    public static bool IsStart(ReadOnlySpan<char> text, int start)
    {
        if (start == 0)
            return true;
        var before = text[start - 1];
        if (IsWord(before))
            return EndsEscape(text[..start]);
        return before is not ('.' or '-') || start == 1 || !IsWord(text[start - 2]) || EndsEscape(text[..(start - 1)]);
    }

    /// <summary>Whether nothing from that position on belongs to what ends there; a full stop may follow.</summary>
    public static bool IsEnd(ReadOnlySpan<char> text, int end) =>
        end >= text.Length
        || (!IsWord(text[end]) && !(text[end] is '.' or '-' && end + 1 < text.Length && IsWord(text[end + 1])));

    /// <summary>
    /// Whether the text ends with an escaped character that looks like letters and digits: <c>%3D</c>,
    /// <c>\u0022</c>, <c>\n</c>, or with the end of a terminal colour.
    /// </summary>
    public static bool EndsEscape(ReadOnlySpan<char> text)
    {
        if (text.Length > 1 && text[^2] == '\\' && text[^1] is 'n' or 'r' or 't')
            return true;
        if (text.Length > 2 && text[^3] == '%' && AreHex(text[^2..]))
            return true;
        if (text.Length > 5 && text[^6] == '\\' && text[^5] == 'u' && AreHex(text[^4..]))
            return true;
        return text.Length > 2 && text[^1] == 'm' && EndsColour(text);
    }

    /// <summary>How many of the first characters finish an escape that began before them.</summary>
    public static int EscapeLength(ReadOnlySpan<char> text, int start)
    {
        if (start > 0 && text[start - 1] == '%' && start + 2 <= text.Length && AreHex(text.Slice(start, 2)))
            return 2;
        var isUnicode = start > 1 && text[start - 1] == 'u' && text[start - 2] == '\\'
            && start + 4 <= text.Length && AreHex(text.Slice(start, 4));
        return isUnicode ? 4 : 0;
    }

    // Other scripts write words without a space before a number, hence ASCII only.
    static bool IsWord(char c) => char.IsAsciiLetterOrDigit(c) || c == '_';

    static bool AreHex(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (!char.IsAsciiHexDigit(c))
                return false;
        }

        return true;
    }

    static bool EndsColour(ReadOnlySpan<char> text)
    {
        var end = text.Length - 1;
        for (var i = end - 1; i > 0 && i > end - ColourLimit; i--)
        {
            if (text[i] == '[')
                return text[i - 1] == '\u001b';
            if (!char.IsAsciiDigit(text[i]) && text[i] != ';')
                return false;
        }

        return false;
    }
}
