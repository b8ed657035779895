// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>The value of a pair in text without a stricter grammar: JSON, YAML, ini, code, prose.</summary>
static class KeyValue
{
    const int IndentLimit = 64;
    const int CallLimit = 80;

    public static int Find(ReadOnlySpan<char> text, Pair pair, NameRules names, ref HitList hits)
    {
        // A name that only hints must not make us read far: the text may hold thousands of it.
        var isHint = pair.Verdict == NameVerdict.SecretIfRandom;
        if (isHint && text.Length > pair.Separator.End + RandomLook.LengthLimit)
            text = text[..(pair.Separator.End + RandomLook.LengthLimit)];

        var value = Read(text, pair, names);
        if (value.Start.Value == value.End.Value || Placeholder.Is(text[value], names))
            return pair.Separator.End;
        if ((isHint && !RandomLook.Has(text[value])) || HarmlessValue.Is(text, pair, value))
            return pair.Separator.End;
        return hits.Add(text, value.Start.Value, value.End.Value, RuleNames.KeyValue);
    }

    static Range Read(ReadOnlySpan<char> text, Pair pair, NameRules names)
    {
        var at = CharKinds.SkipBlanks(text, pair.Separator.End);
        if (pair.Name.IsQuoted)
            at = SkipIndent(text, at);
        if (at >= text.Length || text[at] is '\r' or '\n')
            return default;
        if (QuotedText.TryRead(text, at, doubled: false, out var value))
            return value;
        if (BlockText.TryRead(text, pair.Name.Start, at, out value))
            return value;
        if (text[at] == '[' && Marker.LengthAt(text[at..]) == 0)
            return ReadList(text, at);

        // Before the end is looked for: what is passed over must not be read twice.
        if (IsCode(text, pair, at, names))
            return default;
        value = at..BareText.EndOf(text, at);
        return IsSentence(text, pair, value) ? default : at..EndOfList(text, pair, value.End.Value);
    }

    // X-Api-Key: a, b
    static int EndOfList(ReadOnlySpan<char> text, Pair pair, int end)
    {
        if (pair.Separator.Kind != SeparatorKind.Colon || pair.Name.IsQuoted
            || !text[pair.Name.Start..pair.Name.End].Contains('-'))
            return end;
        while (end + 2 < text.Length && text[end] == ',' && text[end + 1] == ' ' && !char.IsWhiteSpace(text[end + 2])
            && !BareText.IsPairAt(text, end + 1))
            end = BareText.EndOf(text, end + 2);
        return end;
    }

    // Pretty-printed JSON may put the value on the next line; an unquoted name has none there.
    static int SkipIndent(ReadOnlySpan<char> text, int at)
    {
        var end = at;
        while (end < text.Length && end - at < IndentLimit && char.IsWhiteSpace(text[end]))
            end++;
        return end < text.Length && CharKinds.IsQuote(text[end]) ? end : at;
    }

    // ["a","b"] is one value; a list of objects has names of its own.
    static Range ReadList(ReadOnlySpan<char> text, int open)
    {
        var at = open + 1;
        while (at < text.Length && char.IsWhiteSpace(text[at]))
            at++;
        if (at == text.Length || text[at] is '{' or ']')
            return default;
        while (at < text.Length && text[at] != ']')
            at = QuotedText.TryRead(text, at, doubled: false, out var item) ? item.End.Value + 1 : at + 1;
        return open..Math.Min(at + 1, text.Length);
    }

    static bool IsCode(ReadOnlySpan<char> text, Pair pair, int at, NameRules names)
    {
        // "a => a.b" and "a->b" are code as long as nothing is quoted.
        if (pair.Separator.Kind == SeparatorKind.Arrow)
            return !pair.Name.IsQuoted && (pair.Separator.Start == pair.Name.End || text[pair.Separator.Start] != '-');
        if (text[at] == '{')
            return true;
        var length = text[at..Math.Min(text.Length, at + CallLimit)].IndexOfAnyExcept(CharKinds.Name);
        if (length < 1)
            return false;

        // token: Token{Kind=1}, Token: Token { kind: 1 }, token=Token{
        var isColon = pair.Separator.Kind == SeparatorKind.Colon;
        var next = isColon ? CharKinds.SkipBlanks(text, at + length) : at + length;
        var isOpen = next < text.Length && text[next] is '{' or '(' or '<';
        if (isOpen && char.IsAsciiLetterUpper(text[at]) && names.Judge(text.Slice(at, length)) != NameVerdict.Pass)
            return true;

        // token = Vault.read("x")
        return isOpen && text[next] == '(' && !isColon && !pair.Name.IsQuoted && at > pair.Separator.End
            && !text.Slice(at, length).ContainsAnyInRange('0', '9');
    }

    static bool IsSentence(ReadOnlySpan<char> text, Pair pair, Range value) =>
        pair.Separator.Kind == SeparatorKind.Colon && value.Start.Value > pair.Separator.End && !pair.Name.IsQuoted
        && Prose.Is(text, text[pair.Name.Start..pair.Name.End], value);
}
