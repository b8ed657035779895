// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>
/// Pairs in percent-encoding, once or twice: <c>next=%2Fa%3Ftoken%3Dx</c>, <c>%22password%22%3A%22x%22</c>.
/// </summary>
sealed class EncodedPairRule(NameRules names) : TextRule
{
    const int NameLimit = 64;

    // What stands between a name or a value and the separator: quotes, blanks, brackets.
    static readonly string[] Fillers = ["%22", "%27", "%20", "%5D", "%5d", "%2522", "%2520"];
    static readonly string[] Ends =
        ["%26", "%22", "%27", "%2C", "%2c", "%7D", "%7d", "%3B", "%3b", "%0A", "%0a", "%0D", "%0d", "%20", "%23",
            "%2526", "%2522", "%252C", "%252c"];

    public override TextFeatures Gate => TextFeatures.Percent;

    public override void Find(ReadOnlySpan<char> text, ref HitList hits)
    {
        for (var at = 0; at < text.Length;)
        {
            var next = text[at..].IndexOf("%", StringComparison.Ordinal);
            if (next < 0)
                return;
            at += next;
            at = SeparatorAt(text[at..]) is > 0 and var length ? FindAt(text, at, length, ref hits) : at + 1;
        }
    }

    /// <summary>The length of an encoded <c>=</c> or <c>:</c>; 0 when there is none.</summary>
    static int SeparatorAt(ReadOnlySpan<char> text)
    {
        var length = text.StartsWith("%253", StringComparison.Ordinal) ? 5 : 3;
        return text.Length >= length && text[length - 2] == '3' && text[length - 1] is 'D' or 'd' or 'A' or 'a'
            ? length
            : 0;
    }

    int FindAt(ReadOnlySpan<char> text, int separator, int length, ref HitList hits)
    {
        var start = separator + length;
        if (names.Judge(NameBefore(text[..separator])) != NameVerdict.Secret)
            return start;
        for (var filler = FillerAt(text[start..]); filler > 0; filler = FillerAt(text[start..]))
            start += filler;
        var end = EndOf(text, start);
        return end == start || Placeholder.Is(text[start..end], names)
            ? start
            : hits.Add(text, start, end, RuleNames.KeyValue);
    }

    static ReadOnlySpan<char> NameBefore(ReadOnlySpan<char> text)
    {
        for (var filler = FillerBefore(text); filler > 0; filler = FillerBefore(text))
            text = text[..^filler];
        var start = text.Length;
        while (start > 0 && text.Length - start < NameLimit && IsNameChar(text[start - 1]))
            start--;
        // The digits of what is encoded before it are no part of it: %26token, %2526token.
        if (start > 0 && text[start - 1] == '%')
            start += text[start..].StartsWith("25", StringComparison.Ordinal) && text.Length > start + 4 ? 4 : 2;
        return start < text.Length ? text[start..] : default;
    }

    static int FillerBefore(ReadOnlySpan<char> text)
    {
        foreach (var filler in Fillers)
        {
            if (text.EndsWith(filler, StringComparison.Ordinal))
                return filler.Length;
        }

        return 0;
    }

    static int FillerAt(ReadOnlySpan<char> text)
    {
        foreach (var filler in Fillers)
        {
            if (text.StartsWith(filler, StringComparison.Ordinal))
                return filler.Length;
        }

        return text.StartsWith("+", StringComparison.Ordinal) ? 1 : 0;
    }

    static int EndOf(ReadOnlySpan<char> text, int start)
    {
        for (var i = start; i < text.Length; i++)
        {
            if (char.IsWhiteSpace(text[i]) || text[i] is '"' or '\'' or '`' or '&' or '<' or '>' or '\\' or '#')
                return i;
            if (text[i] == '%' && IsEndAt(text[i..]))
                return i;
        }

        return text.Length;
    }

    static bool IsEndAt(ReadOnlySpan<char> text)
    {
        foreach (var end in Ends)
        {
            if (text.StartsWith(end, StringComparison.Ordinal))
                return true;
        }

        return false;
    }

    static bool IsNameChar(char c) => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '.';
}
