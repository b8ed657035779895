// SPDX-License-Identifier: Apache-2.0
using System.Buffers;

namespace Sinks.Fanout;

/// <summary>
/// Reads <c>name separator value</c> in all its dialects (JSON, YAML, ini, headers, URLs, connection strings, XML) and
/// takes out the values of secret names.
/// </summary>
sealed class PairRule(NameRules names) : TextRule
{
    const int GapLimit = 4;

    static readonly SearchValues<char> Separators = SearchValues.Create(":=>");
    static readonly WordSet WeakWords = new("key keys string phrase code number word");

    static readonly WordSet TypeWords = new("string str char varchar auto wstring");

    readonly NameTails _tails =
        names.Tails().With(WeakWords.Words).With(TypeWords.Words).With(NamedText.ValueWords)
            .With(UrlParameter.Names.Words.Select(static name => name.Split('-')[^1]));

    public override TextFeatures Gate => TextFeatures.Separator;

    public override void Find(ReadOnlySpan<char> text, in GateMap map, ref HitList hits)
    {
        var next = 0;
        foreach (var at in map.Separators)
        {
            if (at >= next)
                next = FindAt(text, at, ref hits);
        }
    }

    public override void Find(ReadOnlySpan<char> text, ref HitList hits)
    {
        for (var at = 0; at < text.Length;)
        {
            var next = text[at..].IndexOfAny(Separators);
            if (next < 0)
                return;
            at = FindAt(text, at + next, ref hits);
        }
    }

    int FindAt(ReadOnlySpan<char> text, int at, ref HitList hits)
    {
        var separator = Separator.Read(text, at);
        if (separator.Kind == SeparatorKind.None)
            return separator.End;
        if (separator.Kind != SeparatorKind.Element && !PairName.MayEndAt(text, separator.Start, _tails))
            return at + 1;
        var name = separator.Kind == SeparatorKind.Element
            ? ElementValue.NameBefore(text, separator.Start)
            : PairName.Before(text, separator.Start);
        if (name.IsEmpty)
            return at + 1;
        var verdict = Judge(text, ref name);
        if (verdict == NameVerdict.Pass && NamedText.IsSecret(text, name, separator, names))
            verdict = NameVerdict.Secret;
        var pair = new Pair(name, separator, verdict);
        hits.Under(name.Start, name.End);
        var next = UrlParameter.IsIn(text, pair) ? UrlParameter.Find(text, pair, names, ref hits)
            : pair.Verdict == NameVerdict.Pass ? at + 1
            : FindValue(text, pair with { Name = name }, ref hits);
        hits.Under(0, 0);
        return next;
    }

    NameVerdict Judge(ReadOnlySpan<char> text, ref PairName name)
    {
        var verdict = names.Judge(text[name.Start..name.End]);
        if (verdict != NameVerdict.Pass || name.IsQuoted)
            return verdict;
        if (TypeWords.ContainsAnyCase(text[name.Start..name.End]))
            return JudgeTyped(text, ref name);
        if (!WeakWords.ContainsAnyCase(text[name.Start..name.End]))
            return verdict;

        // "secret key: x" and "Shared Access Key=x", but "cache key: x" and "the key: x" tell nothing.
        var longer = name;
        for (var words = 0; words < 2; words++)
        {
            longer = longer.WithWordBefore(text);
            if (longer.IsEmpty)
                break;
            if (names.Judge(text[longer.Start..longer.End]) == NameVerdict.Secret)
            {
                name = longer;
                return NameVerdict.Secret;
            }
        }

        return NameVerdict.Pass;
    }

    // var token string = "x", token: string = "x"
    NameVerdict JudgeTyped(ReadOnlySpan<char> text, ref PairName name)
    {
        var end = name.Start;
        while (end > 0 && name.Start - end < GapLimit && text[end - 1] is ' ' or ':')
            end--;
        var typed = end < name.Start ? PairName.Before(text, end) : default;
        if (typed.IsEmpty || names.Judge(text[typed.Start..typed.End]) != NameVerdict.Secret)
            return NameVerdict.Pass;
        name = typed;
        return NameVerdict.Secret;
    }

    int FindValue(ReadOnlySpan<char> text, Pair pair, ref HitList hits)
    {
        if (pair.Separator.Kind == SeparatorKind.Element)
            return ElementValue.Find(text, pair, names, ref hits);

        // https://token:x@host is for UserInfoRule.
        var before = text[..pair.Name.Start];
        if (pair.Separator.Kind == SeparatorKind.Colon && before.EndsWith("//", StringComparison.Ordinal))
            return pair.Separator.End;
        var name = text[pair.Name.Start..pair.Name.End];
        if (name.EndsWith("authorization", StringComparison.OrdinalIgnoreCase))
            return AuthorizationValue.Find(text, pair, names, ref hits);
        if (name.TrimEnd("sS").EndsWith("cookie", StringComparison.OrdinalIgnoreCase)
            && CookieValue.IsAt(text, pair.Separator.End))
            return CookieValue.Find(text, pair, ref hits);
        if (ConnectionStringValue.IsAt(text, pair))
            return ConnectionStringValue.Find(text, pair, names, ref hits);
        return KeyValue.Find(text, pair, names, ref hits);
    }
}
