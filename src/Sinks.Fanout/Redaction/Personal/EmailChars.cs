// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>What addresses are made of, and how it is escaped in URLs and JSON.</summary>
static class EmailChars
{
    const char OtherScripts = '\u2e80';

    /// <summary>Letters and digits of any script; half a character counts, its other half follows.</summary>
    public static bool IsLetterOrDigit(char c) =>
        c < 0x80 ? char.IsAsciiLetterOrDigit(c) : char.IsLetterOrDigit(c) || char.IsSurrogate(c) || IsMark(c);

    /// <summary>What may be anywhere in the part before the <c>@</c>.</summary>
    public static bool IsLocal(char c) => IsLetterOrDigit(c) || c is '.' or '_' or '-' or '+';

    /// <summary>What may be in the part before the <c>@</c>, yet quotes or separates as often as not.</summary>
    public static bool IsOddLocal(char c) => c is '\'' or '!' or '#' or '$' or '&' or '^' or '~' or '%';

    /// <summary>
    /// Whether an address ends between the two: scripts without spaces between words run into what is around.
    /// </summary>
    public static bool IsBreak(char left, char right) =>
        (left >= OtherScripts) != (right >= OtherScripts) && IsLetterOrDigit(left) && IsLetterOrDigit(right);

    /// <summary>The escaped character that ends at a position.</summary>
    /// <param name="text">The text.</param>
    /// <param name="last">The last character of what may be escaped.</param>
    /// <param name="length">The length of the escape, 0 when there is none.</param>
    public static char Unescape(ReadOnlySpan<char> text, int last, out int length)
    {
        if (last >= 2 && text[last - 2] == '%' && TryHex(text.Slice(last - 1, 2), out var value))
        {
            length = 3;

            // The bytes of UTF-8 beyond ASCII are letters, in what can be an address.
            return value < 0x80 ? (char)value : 'a';
        }

        if (last >= 4 && text[last - 2] == '5' && text[last - 3] == '2' && text[last - 4] == '%'
            && TryHex(text.Slice(last - 1, 2), out value))
        {
            length = 5;
            return value < 0x80 ? (char)value : 'a';
        }

        if (last >= 5 && text[last - 4] == 'u' && text[last - 5] == '\\' && TryHex(text.Slice(last - 3, 4), out value))
        {
            length = 6;
            return (char)value;
        }

        length = 0;
        return '\0';
    }

    /// <summary>
    /// The length of the escaped letter of another script that the text begins with; 0 when there is none.
    /// </summary>
    public static int EscapedLetterLength(ReadOnlySpan<char> text)
    {
        if (text.Length > 2 && text[0] == '%' && TryHex(text.Slice(1, 2), out var value))
            return value >= 0x80 ? 3 : 0;
        var isUnicode = text.Length > 5 && text[0] == '\\' && text[1] == 'u' && TryHex(text.Slice(2, 4), out value)
            && value >= 0x80 && IsLetterOrDigit((char)value);
        return isUnicode ? 6 : 0;
    }

    static bool TryHex(ReadOnlySpan<char> text, out int value)
    {
        value = 0;
        foreach (var c in text)
        {
            if (!char.IsAsciiHexDigit(c))
                return false;
            value = (value * 16) + (char.IsAsciiDigit(c) ? c - '0' : (c | 0x20) - 'a' + 10);
        }

        return true;
    }

    static bool IsMark(char c) => char.GetUnicodeCategory(c) is System.Globalization.UnicodeCategory.NonSpacingMark
        or System.Globalization.UnicodeCategory.SpacingCombiningMark;
}
