// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>Reads text in quotes: plain, escaped once or more (JSON in JSON), or written as an entity.</summary>
static class QuotedText
{
    const int LevelLimit = 32;

    // System.Text.Json writes a quote inside a text as \u0022; HTML as &quot;.
    static readonly string[] LongQuotes = ["\\u0022", "\\u0027", "&quot;", "&#34;", "&#39;"];

    /// <summary>Reads the value that opens with a quote there.</summary>
    /// <param name="text">The whole text.</param>
    /// <param name="at">Where the quote, or the backslashes before it, should be.</param>
    /// <param name="doubled">Whether two quotes stand for one, as in connection strings.</param>
    /// <param name="value">What is between the quotes; without a closing one all the rest.</param>
    public static bool TryRead(ReadOnlySpan<char> text, int at, bool doubled, out Range value)
    {
        if (LongQuoteAt(text[at..]) is { } longQuote)
        {
            var start = at + longQuote.Length;
            var length = text[start..].IndexOf(longQuote, StringComparison.Ordinal);
            value = start..(length < 0 ? text.Length : start + length);
            return true;
        }

        var level = text[at..Math.Min(text.Length, at + LevelLimit)].IndexOfAnyExcept('\\');
        var quote = at + level;
        if (level < 0 || !CharKinds.IsQuote(text[quote]))
        {
            value = default;
            return false;
        }

        value = (quote + 1)..EndOf(text, quote, level, doubled);
        return true;
    }

    /// <summary>The length of an entity quote that ends the text; 0 when there is none.</summary>
    public static int LongQuoteBefore(ReadOnlySpan<char> text)
    {
        if (text.Length == 0 || text[^1] is not ('2' or '7' or ';'))
            return 0;
        foreach (var quote in LongQuotes)
        {
            if (text.EndsWith(quote, StringComparison.Ordinal))
                return quote.Length;
        }

        return 0;
    }

    /// <summary>The entity quote that the text begins with.</summary>
    public static string? LongQuoteAt(ReadOnlySpan<char> text)
    {
        if (text.Length == 0 || text[0] is not ('\\' or '&'))
            return null;
        foreach (var quote in LongQuotes)
        {
            if (text.StartsWith(quote, StringComparison.Ordinal))
                return quote;
        }

        return null;
    }

    static int EndOf(ReadOnlySpan<char> text, int quote, int level, bool doubled)
    {
        for (var from = quote + 1; ;)
        {
            var next = text[from..].IndexOf(text[quote]);
            if (next < 0)
                return text.Length;
            var end = from + next;
            var escapes = 0;
            while (escapes < next && text[end - escapes - 1] == '\\')
                escapes++;
            from = end + 1;
            if (!Closes(escapes, level))
                continue;
            var follower = from < text.Length ? text[from] : '\0';
            if (doubled && follower == text[quote])
                from++;
            else if (text[quote] != '\'' || !char.IsLetterOrDigit(follower))
                return end - Math.Min(escapes, level);
        }
    }

    // In JSON n times over, a closing quote has the backslashes of the opening one; one that belongs to the value has
    // more. Fewer mean that the text around it ends.
    static bool Closes(int escapes, int level) => escapes < level || escapes % (2 * (level + 1)) == level;
}
