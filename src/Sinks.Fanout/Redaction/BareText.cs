// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>Finds where a value without quotes ends; in doubt it goes on: half a secret is a secret.</summary>
static class BareText
{
    const int NameLimit = 40;

    public static int EndOf(ReadOnlySpan<char> text, int start)
    {
        var depth = 0;
        for (var i = start; i < text.Length; i++)
        {
            switch (text[i])
            {
                case '"' or '\'' or '`' when IsOver(text, i + 1):
                case '<' when i + 1 < text.Length && text[i + 1] == '/':
                case '\\' or '&' when IsEscapedEnd(text, i):
                case ',' or ';' or '&' or '|' when IsListEnd(text, i + 1):
                    return i;
                case '(' or '[' or '{':
                    depth++;
                    break;
                case ')' or ']' or '}' when depth > 0:
                    depth--;
                    break;
                case ')' or ']' or '}' when IsOver(text, i + 1):
                    return i;
                case var c when char.IsWhiteSpace(c):
                    return i;
            }
        }

        return text.Length;
    }

    /// <summary>Whether what is before that position closes something: no more of a value follows.</summary>
    public static bool IsOver(ReadOnlySpan<char> text, int at) =>
        at >= text.Length || char.IsWhiteSpace(text[at]) || text[at] is ',' or ';' or ':' or '.' or '"' or '\'' or '`'
            or ')' or ']' or '}' or '>' or '<' or '\\' or '&' or '|';

    /// <summary>Whether another <c>name=</c> or <c>"name":</c> begins there.</summary>
    public static bool IsPairAt(ReadOnlySpan<char> text, int at)
    {
        at = CharKinds.SkipBlanks(text, at);
        while (at < text.Length && (CharKinds.IsQuote(text[at]) || text[at] == '\\'))
            at++;
        if (at == text.Length || !(char.IsAsciiLetter(text[at]) || text[at] == '_'))
            return false;
        for (var i = at + 1; i < text.Length && i < at + NameLimit; i++)
        {
            if (text[i] is '=' or ':')
                return true;
            if (!CharKinds.Name.Contains(text[i]) && text[i] is not (' ' or '"' or '\'' or '\\' or '[' or ']'))
                return false;
        }

        return false;
    }

    static bool IsListEnd(ReadOnlySpan<char> text, int at) =>
        at >= text.Length || char.IsWhiteSpace(text[at]) || CharKinds.IsQuote(text[at]) || IsPairAt(text, at);

    // A quote or line break of the text around, where that is JSON or HTML.
    static bool IsEscapedEnd(ReadOnlySpan<char> text, int at)
    {
        var rest = text[at..];
        if (QuotedText.LongQuoteAt(rest) is not null)
            return true;
        if (rest[0] != '\\' || rest.Length < 2)
            return false;
        return CharKinds.IsQuote(rest[1])
            || (rest[1] is 'n' or 'r' or 't' && (IsOver(rest, 2) || IsPairAt(rest, 2)));
    }
}
