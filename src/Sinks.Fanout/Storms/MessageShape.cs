// SPDX-License-Identifier: Apache-2.0
using System.Text;

namespace Sinks.Fanout;

/// <summary>
/// A message without what differs from one event of a kind to the next: numbers, hex digits, ids and quoted text.
/// </summary>
static class MessageShape
{
    const int LengthLimit = 256;
    const int QuoteLimit = 128;
    const int GuidLength = 36;
    const int HexLimit = 8;

    public static string Cut(string text) => text.Length <= LengthLimit ? text : text[..LengthLimit];

    public static string Of(string text)
    {
        var shape = new StringBuilder(Math.Min(text.Length, LengthLimit));
        var rest = text.AsSpan();
        var isInWord = false;
        while (!rest.IsEmpty && shape.Length < LengthLimit)
        {
            var c = rest[0];
            var length = isInWord ? 0 : LengthOfName(rest);
            if (length > 0)
                shape.Append('#');
            else if (char.IsAsciiLetterOrDigit(c))
                length = AppendWord(shape, rest);
            else
            {
                shape.Append(c);
                length = 1;
            }

            // An apostrophe inside a word opens no quotation.
            isInWord = char.IsLetterOrDigit(rest[length - 1]);
            rest = rest[length..];
        }

        return shape.ToString();
    }

    /// <summary>
    /// The length of the quotation or GUID the text begins with; 0 when it begins with something else.
    /// </summary>
    static int LengthOfName(ReadOnlySpan<char> text)
    {
        if (text[0] is '"' or '\'' or '`')
        {
            var end = text[1..Math.Min(text.Length, QuoteLimit)].IndexOf(text[0]);
            return end < 0 ? 0 : end + 2;
        }

        return text.Length >= GuidLength && Guid.TryParseExact(text[..GuidLength], "D", out _) ? GuidLength : 0;
    }

    static int AppendWord(StringBuilder shape, ReadOnlySpan<char> text)
    {
        var length = 0;
        while (length < text.Length && char.IsAsciiLetterOrDigit(text[length]))
            length++;
        var word = text[..length];
        if (IsHex(word))
        {
            shape.Append('#');
            return length;
        }

        for (var i = 0; i < word.Length; i++)
        {
            if (!char.IsAsciiDigit(word[i]))
                shape.Append(word[i]);
            else if (i == 0 || !char.IsAsciiDigit(word[i - 1]))
                shape.Append('#');
        }

        return length;
    }

    static bool IsHex(ReadOnlySpan<char> word)
    {
        if (word.StartsWith("0x", StringComparison.OrdinalIgnoreCase))
            return true;
        var hasDigit = false;
        foreach (var c in word)
        {
            if (!char.IsAsciiHexDigit(c))
                return false;
            hasDigit |= char.IsAsciiDigit(c);
        }

        return hasDigit && word.Length >= HexLimit;
    }
}
