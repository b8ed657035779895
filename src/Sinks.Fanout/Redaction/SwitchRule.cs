// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>Command lines: <c>--name value</c>, <c>-Name value</c>, and curl's <c>-u user:password</c>.</summary>
sealed class SwitchRule(NameRules names) : TextRule
{
    public override TextFeatures Gate => TextFeatures.Switch;

    public override void Find(ReadOnlySpan<char> text, ref HitList hits)
    {
        var isCurl = false;
        for (var at = 0; at < text.Length;)
        {
            var next = text[at..].IndexOf('-');
            if (next < 0)
                return;
            isCurl |= text.Slice(at, next).IndexOf("curl", StringComparison.Ordinal) >= 0;
            at = FindAt(text, at + next, isCurl, ref hits);
        }
    }

    int FindAt(ReadOnlySpan<char> text, int dash, bool isCurl, ref HitList hits)
    {
        var start = dash + 1;
        if (dash > 0 && !char.IsWhiteSpace(text[dash - 1]) && !CharKinds.IsQuote(text[dash - 1])
            && text[dash - 1] is not ('>' or '=' or '('))
            return start;
        if (start < text.Length && text[start] == '-')
            start++;
        if (start >= text.Length || !char.IsAsciiLetter(text[start]))
            return start;
        var length = text[start..].IndexOfAnyExcept(CharKinds.Name);
        if (length < 0)
            return text.Length;
        var end = start + length;
        var name = text[start..end];
        if (isCurl && IsUserSwitch(name))
            return CurlUser.Find(text, name is ['u', not 's', ..] ? start + 1 : end, names, ref hits);
        if (length < 2 || names.Judge(name) != NameVerdict.Secret)
            return end;
        hits.Under(start, end);
        var next = FindValue(text, end, ref hits);
        hits.Under(0, 0);
        return next;
    }

    // -u bob:pw, -ubob:pw, --user bob:pw, --proxy-user bob:pw
    static bool IsUserSwitch(ReadOnlySpan<char> name) =>
        name is "user" or "proxy-user" or "U" || name is ['u'] || (name.Length > 1 && name[0] == 'u' && name[1] != 's'
            && name[1] != 'r' && name[1] != 'p' && name[1] != 'n');

    int FindValue(ReadOnlySpan<char> text, int end, ref HitList hits)
    {
        // ["--password", "x"] is how arguments are printed, too.
        var at = CharKinds.IsQuote(text[end]) ? end + 1 : end;
        if (at > end && at < text.Length && text[at] == ',')
            at++;
        var gap = at;
        at = CharKinds.SkipBlanks(text, at);
        if (at == gap || at == text.Length || text[at] is '-' or '\r' or '\n' or '=' or ':')
            return end;
        if (!QuotedText.TryRead(text, at, doubled: false, out var value))
            value = at..BareText.EndOf(text, at);

        return Placeholder.Is(text[value], names) || text[value].StartsWith("(ConvertTo-", StringComparison.Ordinal)
            ? end
            : hits.Add(text, value.Start.Value, value.End.Value, RuleNames.KeyValue);
    }
}
