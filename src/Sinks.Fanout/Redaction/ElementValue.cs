// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>The text of an XML element: <c>&lt;password&gt;x&lt;/password&gt;</c>, also with attributes.</summary>
static class ElementValue
{
    const string CDataStart = "<![CDATA[";
    const int TagLimit = 256;

    /// <summary>The name of the tag that ends there, without its prefix; empty when it is no opening tag.</summary>
    public static PairName NameBefore(ReadOnlySpan<char> text, int end)
    {
        if (end > 0 && text[end - 1] is '/' or '?' or '-')
            return default;
        var from = Math.Max(0, end - TagLimit);
        var open = text[from..end].LastIndexOf('<');
        if (open < 0)
            return default;
        var start = from + open + 1;
        var length = text[start..end].IndexOfAny(" \t\r\n");
        var nameEnd = length < 0 ? end : start + length;
        start += text[start..nameEnd].LastIndexOf(':') + 1;
        return nameEnd > start && char.IsAsciiLetter(text[start])
            && text[start..nameEnd].IndexOfAnyExcept(CharKinds.Name) < 0
                ? new PairName(start, nameEnd, IsQuoted: false)
                : default;
    }

    public static int Find(ReadOnlySpan<char> text, Pair pair, NameRules names, ref HitList hits)
    {
        var start = pair.Separator.End;
        if (pair.Verdict != NameVerdict.Secret)
            return start;
        var rest = text[start..];
        var isCData = rest.StartsWith(CDataStart, StringComparison.Ordinal);
        var length = isCData ? rest.IndexOf("]]>", StringComparison.Ordinal) : rest.IndexOf('<');
        if (isCData)
            return hits.Add(text, start, length < 0 ? text.Length : start + length + 3, RuleNames.KeyValue);

        // A generic type has no closing tag.
        var isClosed = length > 0 && rest[length..].StartsWith("</", StringComparison.Ordinal);
        return isClosed && !rest[..length].IsWhiteSpace() && !Placeholder.Is(rest[..length].Trim(), names)
            ? hits.Add(text, start, start + length, RuleNames.KeyValue)
            : start;
    }
}
