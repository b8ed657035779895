// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>
/// XML elements whose brackets are escaped, in HTML or XML as <c>&amp;lt;</c>, in JSON as <c>\u003C</c>.
/// </summary>
sealed class EscapedElementRule(NameRules names) : TextRule
{
    const int TagLimit = 256;

    static readonly (string Open, string Close)[] Brackets =
        [("&lt;", "&gt;"), ("\\u003C", "\\u003E"), ("\\u003c", "\\u003e")];

    public override TextFeatures Gate => TextFeatures.Escape;

    public override void Find(ReadOnlySpan<char> text, ref HitList hits)
    {
        foreach (var (open, close) in Brackets)
        {
            for (var at = 0; at < text.Length;)
            {
                var next = text[at..].IndexOf(close, StringComparison.Ordinal);
                if (next < 0)
                    break;
                at = FindAt(text, at + next, open, close.Length, ref hits);
            }
        }
    }

    int FindAt(ReadOnlySpan<char> text, int end, string open, int length, ref HitList hits)
    {
        var start = end + length;
        var tag = text[Math.Max(0, end - TagLimit)..end];
        var begin = tag.LastIndexOf(open, StringComparison.Ordinal);
        if (begin < 0)
            return start;
        tag = tag[(begin + open.Length)..];
        var name = tag[..(tag.IndexOfAny(" \t\r\n\\") is >= 0 and var stop ? stop : tag.Length)];
        name = name[(name.LastIndexOf(':') + 1)..];
        if (name.IsEmpty || name.ContainsAnyExcept(CharKinds.Name) || names.Judge(name) != NameVerdict.Secret)
            return start;
        var valueLength = text[start..].IndexOf(open, StringComparison.Ordinal);
        var value = valueLength < 0 ? default : text.Slice(start, valueLength);
        return value.IsWhiteSpace() || Placeholder.Is(value.Trim(), names)
            || !text[(start + valueLength + open.Length)..].StartsWith("/", StringComparison.Ordinal)
                ? start
                : hits.Add(text, start, start + valueLength, RuleNames.KeyValue);
    }
}
