// SPDX-License-Identifier: Apache-2.0
using System.Runtime.InteropServices;

namespace Sinks.Fanout;

/// <summary>The name before a separator.</summary>
[StructLayout(LayoutKind.Auto)]
readonly record struct PairName(int Start, int End, bool IsQuoted)
{
    const int LengthLimit = 64;
    const int GapLimit = 8;
    const char Unknown = '\uffff';

    public bool IsEmpty => End == Start;

    /// <summary>Reads backwards, never further than a name may be long.</summary>
    public static PairName Before(ReadOnlySpan<char> text, int separator)
    {
        var end = separator;
        while (end > 0 && separator - end < GapLimit && CharKinds.IsBlank(text[end - 1]))
            end--;
        if (end == 0)
            return default;
        if (CharKinds.IsQuote(text[end - 1]))
            return Quoted(text, end - 1);
        var entity = QuotedText.LongQuoteBefore(text[..end]);
        if (entity > 0)
            return Bare(text, end - entity, isQuoted: true);

        // [Password] = 'x', user[password]=x, user["password"] = x
        if (text[end - 1] == ']')
            end--;
        if (end > 0 && CharKinds.IsQuote(text[end - 1]))
            return Quoted(text, end - 1);
        return Bare(text, end, isQuoted: false);
    }

    /// <summary>
    /// Whether what ends before that separator, quoted or not, may be the name of a secret, as far as its last
    /// letters tell. Most separators in a log line are done with here.
    /// </summary>
    public static bool MayEndAt(ReadOnlySpan<char> text, int separator, NameTails tails)
    {
        var end = separator;
        while (end > 0 && separator - end < GapLimit && CharKinds.IsBlank(text[end - 1]))
            end--;
        for (; end > 0 && separator - end < LengthLimit && !char.IsAsciiLetter(text[end - 1]); end--)
        {
            switch (text[end - 1])
            {
                // Percent-encoding may stand for any letter, an entity for a quote.
                case '%':
                    return true;
                case ';':
                    return QuotedText.LongQuoteBefore(text[..end]) > 0;
                case '"' or '\'' or '`' or '\\' or ']' or '_' or '-' or '.' or '$' or (>= '0' and <= '9'):
                    continue;
                default:
                    return false;
            }
        }

        if (end < 2 || separator - end >= LengthLimit)
            return end == 1 && tails.Has('\0', '\0', text[0]);
        var (previous, last) = (text[end - 2], text[end - 1]);
        if (!char.IsAsciiLetter(previous))
        {
            return previous is '\\' or '%'
                || (previous is '_' or '-' or '.' or (>= '0' and <= '9') && MayEndApart(text[..end], tails));
        }

        // ConnectionStrings__Any is a secret, whatever its end.
        return tails.Has(end > 2 ? text[end - 3] : '\0', previous, last)
            || (text[separator] == '=' && HasDoubleUnderscore(text[Math.Max(0, end - LengthLimit)..end]));
    }

    // R30-M0-N9-C and 2026-03-11T: the letters before the last one stand behind separators, or there are none.
    static bool MayEndApart(ReadOnlySpan<char> text, NameTails tails)
    {
        var second = LetterBefore(text, text.Length - 1, out var at);
        var third = second == '\0' ? second : LetterBefore(text, at, out _);
        if (second == Unknown || third == Unknown || tails.IsOpen)
            return true;
        if (char.IsAsciiLetter(second) && tails.Has(third, second, text[^1]))
            return true;

        // ConnectionStrings.A is a secret, whatever its end.
        return HasPlural(text[Math.Max(0, text.Length - LengthLimit)..]);
    }

    // Most texts do not have a single one, which is sooner known.
    static bool HasDoubleUnderscore(ReadOnlySpan<char> text) =>
        text.Contains('_') && text.IndexOf("__", StringComparison.Ordinal) >= 0;

    // Strings: a search that ignores case is slow.
    static bool HasPlural(ReadOnlySpan<char> text)
    {
        for (var at = text.IndexOfAny('g', 'G'); at >= 0 && at + 1 < text.Length; at = text.IndexOfAny('g', 'G'))
        {
            if (text[at + 1] is 's' or 'S')
                return true;
            text = text[(at + 1)..];
        }

        return false;
    }

    // Nothing at the beginning of the text.
    static char LetterBefore(ReadOnlySpan<char> text, int end, out int at)
    {
        at = end - 1;
        while (at >= 0 && text[at] is '_' or '-' or '.')
            at--;
        return at < 0 ? '\0' : char.IsAsciiLetterOrDigit(text[at]) ? text[at] : Unknown;
    }

    /// <summary>The name with the word before it: <c>api key: x</c> is about an API key.</summary>
    public PairName WithWordBefore(ReadOnlySpan<char> text)
    {
        if (Start < 2 || text[Start - 1] != ' ' || !char.IsAsciiLetterOrDigit(text[Start - 2]))
            return default;
        var start = Start - 1;
        while (start > 0 && End - start < LengthLimit && char.IsAsciiLetterOrDigit(text[start - 1]))
            start--;
        return this with { Start = start };
    }

    static PairName Bare(ReadOnlySpan<char> text, int end, bool isQuoted)
    {
        var start = Math.Max(0, end - LengthLimit);
        start += text[start..end].LastIndexOfAnyExcept(CharKinds.Name) + 1;

        // The backslash of \u0022 is no part of a name, but what follows it looks like one.
        if (isQuoted && QuotedText.LongQuoteAt(text[Math.Max(0, start - 1)..]) is { } quote)
            start = Math.Min(end, start - 1 + quote.Length);
        return HasLetter(text[start..end]) ? new PairName(start, end, isQuoted) : default;
    }

    static PairName Quoted(ReadOnlySpan<char> text, int quote)
    {
        var end = quote;
        while (end > 0 && text[end - 1] == '\\')
            end--;
        var start = end;
        while (start > 0 && end - start < LengthLimit && text[start - 1] != text[quote]
            && text[start - 1] is not ('\\' or '\n' or '{' or ','))
            start--;
        return HasLetter(text[start..end]) ? new PairName(start, end, IsQuoted: true) : default;
    }

    static bool HasLetter(ReadOnlySpan<char> name)
    {
        foreach (var c in name)
        {
            if (char.IsAsciiLetter(c))
                return true;
        }

        return false;
    }
}
