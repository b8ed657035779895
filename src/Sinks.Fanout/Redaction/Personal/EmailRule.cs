// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>
/// E-mail addresses, read outwards from each <c>@</c> and never beyond its neighbour, in plain text, URLs and JSON.
/// </summary>
sealed class EmailRule : TextRule
{
    static readonly WordSet ServiceUsers = new("git hg svn");

    public override TextFeatures Gate => TextFeatures.At | TextFeatures.Percent;

    public override void Find(ReadOnlySpan<char> text, ref HitList hits)
    {
        FindAll(text, ref hits);
        if (text.Contains('%'))
            FindEncoded(text, ref hits);
    }

    static void FindAll(ReadOnlySpan<char> text, ref HitList hits)
    {
        var isInAuthority = false;
        for (var at = 0; at < text.Length;)
        {
            var next = text[at..].IndexOf('@');
            if (next < 0)
                return;
            var sign = at + next;

            // bob in https://bob@x.example is a user of x.example, and the rule for user-info looks at the password.
            isInAuthority = IsInAuthority(text, at, sign, isInAuthority);
            at = isInAuthority ? sign + 1 : FindAt(text, at, sign, 1, ref hits);
        }
    }

    // bob%40x.example, and once more encoded bob%2540x.example
    static void FindEncoded(ReadOnlySpan<char> text, ref HitList hits)
    {
        for (var at = 0; at < text.Length;)
        {
            var next = text[at..].IndexOf("40", StringComparison.Ordinal);
            if (next < 0)
                return;
            var end = at + next + 2;
            var sign = text[..(end - 2)].EndsWith("%25", StringComparison.Ordinal) ? end - 5
                : text[..(end - 2)].EndsWith("%", StringComparison.Ordinal) ? end - 3 : -1;
            at = sign < at ? end : FindAt(text, at, sign, end - sign, ref hits);
        }
    }

    static int FindAt(ReadOnlySpan<char> text, int floor, int sign, int length, ref HitList hits)
    {
        var end = EmailDomain.EndOf(text, sign + length);
        if (end == sign + length)
            return end;
        var start = EmailLocal.StartOf(text, floor, sign);
        if (start == sign || ServiceUsers.Contains(text[start..sign]))
            return sign + length;
        return hits.Add(text, start, end, RuleNames.Email);
    }

    static bool IsInAuthority(ReadOnlySpan<char> text, int floor, int sign, bool wasInAuthority)
    {
        for (var i = sign - 1; i >= floor; i--)
        {
            var c = text[i];
            if (c == '/')
                return i > 1 && text[i - 1] == '/' && text[i - 2] == ':';
            if (char.IsWhiteSpace(c) || c is '"' or '\'' or '<' or '>' or '?' or '#' or ',' or ';' or '(')
                return false;
        }

        return wasInAuthority;
    }
}
