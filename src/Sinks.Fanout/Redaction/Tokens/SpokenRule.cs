// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>
/// Passwords after a blank, where words before it say so: <c>machine h login u password p</c> of netrc,
/// <c>configure set aws_secret_access_key x</c>, <c>IDENTIFIED BY 'x'</c>.
/// </summary>
sealed class SpokenRule(NameRules names) : TextRule
{
    public const string Password = "password ";
    public const string Set = " set ";

    const int Window = 160;
    const string IdentifiedBy = "IDENTIFIED ";

    static readonly string[] SqlObjects = ["USER ", "ROLE ", "LOGIN ", "IDENTIFIED "];

    public override TextFeatures Gate => TextFeatures.Spoken;

    public override void Find(ReadOnlySpan<char> text, ref HitList hits)
    {
        FindNetrc(text, ref hits);
        FindSet(text, ref hits);
        FindSql(text, ref hits);
    }

    void FindNetrc(ReadOnlySpan<char> text, ref HitList hits)
    {
        for (var at = 0; at < text.Length;)
        {
            var next = text[at..].IndexOf(Password, StringComparison.Ordinal);
            if (next < 0)
                return;
            var before = text[Math.Max(0, at + next - Window)..(at + next)];
            at += next + Password.Length;
            var login = before.LastIndexOf("login ", StringComparison.Ordinal);
            if (login >= 0 && (before[..login].Contains("machine ", StringComparison.Ordinal)
                || before[..login].Contains("default", StringComparison.Ordinal)))
                at = Take(text, at, ref hits);
        }
    }

    // aws configure set NAME value, npm config set NAME value, user-secrets set "A:Password" "value"
    void FindSet(ReadOnlySpan<char> text, ref HitList hits)
    {
        for (var at = 0; at < text.Length;)
        {
            var next = text[at..].IndexOf(Set, StringComparison.Ordinal);
            if (next < 0)
                return;
            at += next + Set.Length;
            var isQuoted = QuotedText.TryRead(text, at, doubled: false, out var name);
            if (!isQuoted)
                name = at..(at + Math.Max(0, text[at..].IndexOf(' ')));
            var (start, end) = (name.Start.Value, name.End.Value);
            if (end - start is < 3 or > 120)
                continue;
            var value = CharKinds.SkipBlanks(text, isQuoted ? end + 1 : end);
            if (value > end && value < text.Length && text[value] is not ('=' or ':' or '-')
                && names.Judge(text[start..end]) == NameVerdict.Secret && !IsProse(text, value))
                at = Take(text, value, ref hits);
        }
    }

    static bool IsProse(ReadOnlySpan<char> text, int value)
    {
        var word = text[value..BareText.EndOf(text, value)].TrimEnd(".,;");
        return CharKinds.IsPlainWord(word);
    }

    void FindSql(ReadOnlySpan<char> text, ref HitList hits)
    {
        for (var at = 0; at < text.Length;)
        {
            // Of a statement in small letters the quote is the same.
            var next = text[at..].IndexOf(" \'", StringComparison.Ordinal);
            if (next < 0)
                return;
            at += next + 1;
            var before = text[Math.Max(0, at - Window)..(at - 1)];
            if (IsPasswordNext(before))
                at = Math.Max(at, Take(text, at, ref hits));
        }
    }

    static bool IsPasswordNext(ReadOnlySpan<char> before)
    {
        var isSet = before.EndsWith(" =", StringComparison.Ordinal);
        if (isSet)
            return before.Contains("PASSWORD FOR ", StringComparison.OrdinalIgnoreCase);
        var isBy = before.EndsWith(" BY", StringComparison.OrdinalIgnoreCase);
        if (isBy)
            return before.Contains(IdentifiedBy, StringComparison.OrdinalIgnoreCase);
        if (!before.EndsWith(" PASSWORD", StringComparison.OrdinalIgnoreCase))
            return false;
        foreach (var word in SqlObjects)
        {
            if (before.Contains(word, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }

    int Take(ReadOnlySpan<char> text, int at, ref HitList hits)
    {
        at = CharKinds.SkipBlanks(text, at);
        if (at >= text.Length || text[at] is '\r' or '\n')
            return at;
        if (!QuotedText.TryRead(text, at, doubled: true, out var value))
            value = at..BareText.EndOf(text, at);
        return Placeholder.Is(text[value], names)
            ? at
            : hits.Add(text, value.Start.Value, value.End.Value, RuleNames.KeyValue);
    }
}
