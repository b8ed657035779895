// SPDX-License-Identifier: Apache-2.0
using System.Buffers;

namespace Sinks.Fanout;

/// <summary>
/// Known values in a text: as they are, in base64, and behind escapes of URLs, JSON, HTML and XML, also where one of
/// these is inside another. Immutable; a search reads a text with escapes some times, with a limit.
/// </summary>
sealed class LiteralSearch
{
    // JSON in JSON in a query.
    const int LevelLimit = 3;

    // Enough for three kinds in three levels, but for a text made to cost time.
    const int PassLimit = 24;

    static readonly Escapes[] Kinds = [Escapes.Percent, Escapes.Backslash, Escapes.Entity];
    static readonly SearchValues<char> EscapeStarts = SearchValues.Create("%\\&");
    static readonly SearchValues<char> Base64 =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/-_");

    readonly LiteralMatcher _matcher;

    LiteralSearch(LiteralMatcher matcher) => _matcher = matcher;

    /// <summary>A search for values, each of at least four characters; null for none.</summary>
    public static LiteralSearch? For(IEnumerable<string> values)
    {
        var forms = new Dictionary<string, bool>(StringComparer.Ordinal);
        foreach (var value in values)
            LiteralForms.Add(value, forms);
        return forms.Count == 0 ? null : new LiteralSearch(new LiteralMatcher(forms));
    }

    /// <summary>Takes out every value that is found.</summary>
    public void Find(ReadOnlySpan<char> text, ref HitList hits)
    {
        FindIn(text, text, [], ref hits);
        if (!text.ContainsAny(EscapeStarts))
            return;

        var passes = 0;
        FindBehind(text, text, [], level: 1, ref passes, ref hits);
    }

    // One kind at a time, in every order: a value may itself hold what looks like an escape of another kind.
    void FindBehind(
        ReadOnlySpan<char> text,
        ReadOnlySpan<char> inner,
        ReadOnlySpan<int> origins,
        int level,
        ref int passes,
        ref HitList hits)
    {
        foreach (var escapes in Kinds)
        {
            if (passes == PassLimit || !inner.Contains(StartOf(escapes)))
                continue;
            using var unescaped = new Unescaped(inner, origins, escapes);
            if (!unescaped.IsChanged)
                continue;
            passes++;
            FindIn(text, unescaped.Text, unescaped.Origins, ref hits);
            if (level < LevelLimit)
                FindBehind(text, unescaped.Text, unescaped.Origins, level + 1, ref passes, ref hits);
        }
    }

    static char StartOf(Escapes escapes) => escapes switch
    {
        Escapes.Percent => '%',
        Escapes.Backslash => '\\',
        _ => '&',
    };

    void FindIn(ReadOnlySpan<char> text, ReadOnlySpan<char> inner, ReadOnlySpan<int> origins, ref HitList hits)
    {
        // Values may overlap: what belongs together is one stretch.
        var (start, end) = (-1, -1);
        for (var at = 0; ;)
        {
            var next = _matcher.Next(inner, at, out var length, out var isBase64);
            if (start >= 0 && (next < 0 || next > end))
            {
                Add(text, start, end, origins, ref hits);
                start = -1;
            }

            if (next < 0)
                return;
            var (from, to) = isBase64
                ? RunAround(inner, next, next + length, Math.Max(at, end))
                : (next, next + length);
            (start, end) = start < 0 ? (from, to) : (start, Math.Max(end, to));
            at = isBase64 ? to : next + 1;
        }
    }

    static void Add(ReadOnlySpan<char> text, int start, int end, ReadOnlySpan<int> origins, ref HitList hits)
    {
        if (!origins.IsEmpty)
            (start, end) = (origins[start], origins[end]);
        hits.AddWhole(text, start, end, RuleNames.Value);
    }

    // What is encoded together with the value is of no use without it, and its edges hold bits of it.
    static (int Start, int End) RunAround(ReadOnlySpan<char> text, int start, int end, int floor)
    {
        if (start > floor)
            start = floor + text[floor..start].LastIndexOfAnyExcept(Base64) + 1;
        var rest = text[end..].IndexOfAnyExcept(Base64);
        end = rest < 0 ? text.Length : end + rest;
        while (end < text.Length && text[end] == '=')
            end++;
        return (start, end);
    }
}
