// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>The text of an XML element without attributes: <c>&lt;password&gt;x&lt;/password&gt;</c>.</summary>
static class ElementValue
{
    const string CDataStart = "<![CDATA[";

    public static int Find(ReadOnlySpan<char> text, Pair pair, ref HitList hits)
    {
        var start = pair.Separator.End;
        if (pair.Verdict != NameVerdict.Secret || !IsTag(text, pair.Name.Start))
            return start;
        var rest = text[start..];
        var isCData = rest.StartsWith(CDataStart, StringComparison.Ordinal);
        var length = isCData ? rest.IndexOf("]]>", StringComparison.Ordinal) : rest.IndexOf('<');
        if (isCData)
            return hits.Add(text, start, length < 0 ? text.Length : start + length + 3, RuleNames.KeyValue);

        // A generic type has no closing tag.
        var isClosed = length > 0 && rest[length..].StartsWith("</", StringComparison.Ordinal);
        return isClosed && !rest[..length].IsWhiteSpace()
            ? hits.Add(text, start, start + length, RuleNames.KeyValue)
            : start;
    }

    static bool IsTag(ReadOnlySpan<char> text, int name)
    {
        if (name > 1 && text[name - 1] == ':')
        {
            name--;
            for (var limit = 0; limit < 20 && name > 0 && char.IsAsciiLetterOrDigit(text[name - 1]); limit++)
                name--;
        }

        return name > 0 && text[name - 1] == '<';
    }
}
