// SPDX-License-Identifier: Apache-2.0
using System.Buffers;

namespace Sinks.Fanout;

/// <summary>
/// A value whose name stands beside it: <c>{"name":"password","value":"x"}</c>, <c>&lt;add key="Password"
/// value="x"/&gt;</c>, <c>&lt;key&gt;password&lt;/key&gt;&lt;value&gt;x&lt;/value&gt;</c>.
/// </summary>
static class NamedText
{
    // Nothing further away is beside it, and thousands of values must not be looked around for ever.
    const int Window = 160;
    const int ValueLimit = 1024;
    const int NameLimit = 64;
    const int WordLimit = 10;

    static readonly SearchValues<char> Starts = SearchValues.Create("{}<");
    static readonly SearchValues<char> Ends = SearchValues.Create("{}<>");
    static readonly SearchValues<char> NameEnds = SearchValues.Create("\"'<\\&,`");

    static readonly WordSet Values = new("value val stringvalue");

    /// <summary>What such a value is called, other than in code.</summary>
    public static IEnumerable<string> ValueWords => Values.Words;

    public static bool IsSecret(ReadOnlySpan<char> text, PairName name, Separator separator, NameRules names)
    {
        if (!Values.ContainsAnyCase(text[name.Start..name.End]))
            return false;
        var before = text[Math.Max(0, name.Start - Window)..name.Start];
        if (separator.Kind == SeparatorKind.Element)
            return IsNamedBefore(before, names);
        return IsNamedBefore(before[(before.LastIndexOfAny(Starts) + 1)..], names)
            || IsNamedAfter(After(text, separator.End), names);
    }

    static ReadOnlySpan<char> After(ReadOnlySpan<char> text, int at)
    {
        text = text[..Math.Min(text.Length, at + ValueLimit)];
        at = CharKinds.SkipBlanks(text, at);
        if (at == text.Length || !QuotedText.TryRead(text, at, doubled: false, out var value))
            return default;
        var after = text[value.End.Value..];
        var end = after.IndexOfAny(Ends);
        return after[..Math.Min(Window, end < 0 ? after.Length : end)];
    }

    /// <summary>The nearest member that names something, unless that is another value.</summary>
    static bool IsNamedBefore(ReadOnlySpan<char> text, NameRules names)
    {
        var end = text.Length;
        for (var words = 0; words < WordLimit; words++)
        {
            end = text[..end].LastIndexOfAny(CharKinds.Name) + 1;
            var start = text[..end].LastIndexOfAnyExcept(CharKinds.Name) + 1;
            var word = text[start..end];
            if (word.IsEmpty || NamedValues.IsValueMember(word))
                return false;
            if (NamedValues.IsNameMember(word) && TryReadName(text, end, out var name))
                return names.Judge(text[name]) == NameVerdict.Secret;
            end = start;
        }

        return false;
    }

    static bool IsNamedAfter(ReadOnlySpan<char> text, NameRules names)
    {
        var end = 0;
        for (var words = 0; words < WordLimit; words++)
        {
            var start = text[end..].IndexOfAny(CharKinds.Name);
            if (start < 0)
                return false;
            start += end;
            var length = text[start..].IndexOfAnyExcept(CharKinds.Name);
            end = length < 0 ? text.Length : start + length;
            var word = text[start..end];
            if (NamedValues.IsValueMember(word))
                return false;
            if (NamedValues.IsNameMember(word) && TryReadName(text, end, out var name))
                return names.Judge(text[name]) == NameVerdict.Secret;
        }

        return false;
    }

    // "name":"password", name = 'password', <key>password<, also escaped: what is between is no letter or digit.
    static bool TryReadName(ReadOnlySpan<char> text, int at, out Range name)
    {
        var (start, hasSeparator) = (at, false);
        while (start < text.Length && start - at < 16 && !char.IsLetterOrDigit(text[start]))
        {
            if (QuotedText.LongQuoteAt(text[start..]) is { } quote)
            {
                start += quote.Length;
                continue;
            }

            hasSeparator |= text[start] is ':' or '=' or '>';
            start++;
        }

        name = default;
        if (!hasSeparator || start >= text.Length || !char.IsLetterOrDigit(text[start]))
            return false;
        var rest = text[start..Math.Min(text.Length, start + NameLimit)];
        var length = rest.IndexOfAny(NameEnds);
        name = start..(start + (length < 0 ? rest.Length : length));
        return true;
    }
}
