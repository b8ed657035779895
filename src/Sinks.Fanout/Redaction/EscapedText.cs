// SPDX-License-Identifier: Apache-2.0
using System.Globalization;

namespace Sinks.Fanout;

/// <summary>
/// Undoes one level of the encodings texts travel in: JSON's escapes, percent-encoding, the entities of HTML and XML.
/// </summary>
static class EscapedText
{
    const int EntityLimit = 8;

    static readonly (string Name, char Char)[] Entities =
        [("quot;", '"'), ("lt;", '<'), ("gt;", '>'), ("amp;", '&'), ("apos;", '\''), ("equals;", '='), ("colon;", ':')];

    /// <summary>
    /// Whether it is worth it: a backslash after a word may belong to a path, and a line break there hides nothing.
    /// </summary>
    public static bool AreIn(ReadOnlySpan<char> text)
    {
        for (var at = 0; ;)
        {
            var next = text[at..].IndexOfAny('%', '&', '\\');
            if (next < 0)
                return false;
            at += next;
            var c = Read(text[at..], out var length);
            var isPath = c is '\n' or '\r' or '\t' or '\\'
                && (at == 0 || char.IsLetterOrDigit(text[at - 1]) || text[at - 1] is ':' or '.' or '_');
            if (c is not null && !isPath)
                return true;
            at += c is null ? 1 : length;
        }
    }

    /// <summary>Writes the text without its escapes.</summary>
    /// <param name="text">The text.</param>
    /// <param name="decoded">As long as the text.</param>
    /// <param name="places">Where each character of the decoded text, and its end, stands in the text.</param>
    /// <param name="isForm">Whether <c>+</c> is a blank, as in what browsers post.</param>
    /// <returns>The length of the decoded text.</returns>
    public static int Decode(ReadOnlySpan<char> text, Span<char> decoded, Span<int> places, bool isForm = false)
    {
        var written = 0;
        for (var at = 0; at < text.Length; written++)
        {
            places[written] = at;
            if (text[at] is '%' or '&' or '\\' && Read(text[at..], out var length) is { } c)
            {
                decoded[written] = c;
                at += length;
            }
            else
            {
                decoded[written] = isForm && text[at] == '+' ? ' ' : text[at];
                at++;
            }
        }

        places[written] = text.Length;
        return written;
    }

    /// <summary>What the escape at the beginning of the text stands for; null when there is none.</summary>
    static char? Read(ReadOnlySpan<char> text, out int length)
    {
        length = 0;
        if (text.Length < 2)
            return null;
        return text[0] switch
        {
            '%' => OfDigits(text, 1, 2, out length),
            '\\' => Backslash(text, out length),
            _ => Entity(text, out length),
        };
    }

    static char? Backslash(ReadOnlySpan<char> text, out int length)
    {
        length = 2;
        switch (text[1])
        {
            case '"' or '\'' or '\\' or '/':
                return text[1];
            case 'n':
                return '\n';
            case 'r':
                return '\r';
            case 't':
                return '\t';
            case 'u':
                return OfDigits(text, 2, 4, out length);
            default:
                return null;
        }
    }

    static char? Entity(ReadOnlySpan<char> text, out int length)
    {
        length = 0;
        var rest = text[1..];
        foreach (var (name, c) in Entities)
        {
            if (!rest.StartsWith(name, StringComparison.Ordinal))
                continue;
            length = name.Length + 1;
            return c;
        }

        if (rest[0] != '#' || rest[..Math.Min(rest.Length, EntityLimit)].IndexOf(';') is not (> 1 and var end))
            return null;
        var isHex = rest[1] is 'x' or 'X';
        var digits = rest[(isHex ? 2 : 1)..end];
        length = end + 2;
        var style = isHex ? NumberStyles.AllowHexSpecifier : NumberStyles.None;
        return ushort.TryParse(digits, style, CultureInfo.InvariantCulture, out var code) ? (char)code : null;
    }

    // Bytes beyond ASCII are parts of letters: which ones does not matter here.
    static char? OfDigits(ReadOnlySpan<char> text, int start, int count, out int length)
    {
        length = start + count;
        return text.Length >= length
            && ushort.TryParse(
                text.Slice(start, count), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code)
                ? (char)code
                : null;
    }
}
