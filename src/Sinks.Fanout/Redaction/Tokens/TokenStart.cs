// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>Whether a token can begin somewhere, escapes of the text around it included.</summary>
static class TokenStart
{
    /// <summary>Whether no letter or digit goes before, unless it belongs to an escape.</summary>
    public static bool IsAt(ReadOnlySpan<char> text, int at) =>
        at == 0 || !char.IsAsciiLetterOrDigit(text[at - 1]) || IsAfterEscape(text, at);

    /// <summary>Whether <c>\n</c>, <c>%3D</c> or <c>\u0022</c> ends there.</summary>
    public static bool IsAfterEscape(ReadOnlySpan<char> text, int at)
    {
        var before = text[Math.Max(0, at - 6)..at];
        if (before.Length > 1 && before[^2] == '\\' && before[^1] is 'n' or 'r' or 't')
            return true;
        if (before.Length > 2 && before[^3] == '%' && IsHex(before[^2..]))
            return true;
        return before.Length == 6 && before[0] == '\\' && before[1] == 'u' && IsHex(before[2..]);
    }

    /// <summary>Where a word goes on after the escape it begins with.</summary>
    public static int SkipEscape(ReadOnlySpan<char> text, int at)
    {
        if (at == 0)
            return at;
        var rest = text[at..];
        if (text[at - 1] == '%' && rest.Length > 2 && IsHex(rest[..2]))
            return at + 2;
        if (text[at - 1] != '\\')
            return at;
        return rest[0] == 'u' && rest.Length > 5 && IsHex(rest.Slice(1, 4)) ? at + 5
            : rest[0] is 'n' or 'r' or 't' ? at + 1
            : at;
    }

    static bool IsHex(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (!char.IsAsciiHexDigit(c))
                return false;
        }

        return true;
    }
}
