// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>The cookies of <c>Cookie</c> and <c>Set-Cookie</c>: names and attributes stay, values go.</summary>
static class CookieValue
{
    const int NameLimit = 80;

    static readonly WordSet Attributes =
        new("path domain expires max-age httponly secure samesite partitioned priority version comment");

    /// <summary>Whether cookies begin there, rather than a value without a name.</summary>
    public static bool IsAt(ReadOnlySpan<char> text, int at) => EndOfName(text, SkipOpening(text, at)) > 0;

    public static int Find(ReadOnlySpan<char> text, Pair pair, ref HitList hits)
    {
        var at = SkipOpening(text, pair.Separator.End);
        while (true)
        {
            var nameEnd = EndOfName(text, at);
            if (nameEnd < 0)
                return at;
            var isAttribute = Attributes.ContainsAnyCase(text[at..nameEnd]);
            var start = nameEnd + 1;
            var end = EndOfValue(text, start, isAttribute);
            var isListed = end < text.Length && end > start && text[end] == ' ' && text[end - 1] == ','
                && EndOfName(text, end + 1) > 0;
            if (!isAttribute)
                hits.Add(text, start, isListed ? end - 1 : end, RuleNames.Cookie);
            at = end;
            if (isListed)
            {
                at++;
                continue;
            }

            var next = NextHeader(text, at);
            if (next < 0 && (at == text.Length || text[at] != ';'))
                return at;
            at = next < 0 ? SkipFlags(text, at) : next;
        }
    }

    static int SkipOpening(ReadOnlySpan<char> text, int at)
    {
        while (at < text.Length
            && (CharKinds.IsBlank(text[at]) || CharKinds.IsQuote(text[at]) || text[at] is '[' or '\\'))
            at++;
        return at;
    }

    // ["a=b; Path=/", "c=d"] is how a header that comes twice is printed.
    static int NextHeader(ReadOnlySpan<char> text, int at)
    {
        if (at + 2 >= text.Length || !CharKinds.IsQuote(text[at]) || text[at + 1] != ',')
            return -1;
        var next = CharKinds.SkipBlanks(text, at + 2);
        return next < text.Length && text[next] == text[at] && EndOfName(text, next + 1) > 0 ? next + 1 : -1;
    }

    // HttpOnly and Secure have no value.
    static int SkipFlags(ReadOnlySpan<char> text, int at)
    {
        while (at < text.Length && text[at] == ';')
        {
            var name = CharKinds.SkipBlanks(text, at + 1);
            var length = text[name..].IndexOfAnyExcept(CharKinds.Name);
            var end = length < 0 ? text.Length : name + length;
            if (end == name || !Attributes.ContainsAnyCase(text[name..end]) || (end < text.Length && text[end] == '='))
                return name;
            at = end;
        }

        return at;
    }

    static int EndOfName(ReadOnlySpan<char> text, int at)
    {
        for (var i = at; i < text.Length && i < at + NameLimit; i++)
        {
            if (text[i] == '=')
                return i > at ? i : -1;
            if (char.IsWhiteSpace(text[i]) || text[i] is ';' or ',' or '"' or '\'' or ':')
                return -1;
        }

        return -1;
    }

    static int EndOfValue(ReadOnlySpan<char> text, int start, bool isAttribute)
    {
        var length = text[start..].IndexOfAny(isAttribute ? ";\r\n\"" : ";\r\n\t \"'\\");
        return length < 0 ? text.Length : start + length;
    }
}
