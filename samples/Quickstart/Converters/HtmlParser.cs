// SPDX-License-Identifier: Apache-2.0
using System.Net;
using System.Text.RegularExpressions;

namespace Quickstart.Converters;

/// <summary>HTML as tags and text, with scripts, styles and comments left out.</summary>
static partial class HtmlParser
{
    public static HtmlDocument Parse(string text)
    {
        var tokens = new List<HtmlToken>();
        var visible = Invisible().Replace(text, "");
        var end = 0;
        foreach (Match tag in Tag().Matches(visible))
        {
            AddText(tokens, visible[end..tag.Index]);
            tokens.Add(new HtmlTag(
                tag.Groups["name"].Value.ToLowerInvariant(),
                tag.Groups["end"].Success,
                Attributes(tag)));
            end = tag.Index + tag.Length;
        }

        AddText(tokens, visible[end..]);
        return new HtmlDocument(tokens);
    }

    static void AddText(List<HtmlToken> tokens, string text)
    {
        if (text.Length > 0)
            tokens.Add(new HtmlText(WebUtility.HtmlDecode(text)));
    }

    static Dictionary<string, string> Attributes(Match tag)
    {
        var attributes = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (Match attribute in Attribute().Matches(tag.Groups["attributes"].Value))
            attributes[attribute.Groups["name"].Value] =
                WebUtility.HtmlDecode(attribute.Groups["value"].Value.Trim('"', '\''));
        return attributes;
    }

    [GeneratedRegex(
        @"<!--.*?-->|<!doctype[^>]*>|<(?<skip>script|style|head)\b.*?</\k<skip>\s*>",
        RegexOptions.Singleline | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        1000)]
    private static partial Regex Invisible();

    [GeneratedRegex(
        """<(?<end>/)?(?<name>[a-zA-Z][a-zA-Z0-9]*)(?<attributes>(?:[^<>"']|"[^"]*"|'[^']*')*)>""",
        RegexOptions.ExplicitCapture,
        1000)]
    private static partial Regex Tag();

    [GeneratedRegex(
        """(?<name>[a-zA-Z-]+)\s*=\s*(?<value>"[^"]*"|'[^']*'|[^\s>]+)""",
        RegexOptions.ExplicitCapture,
        1000)]
    private static partial Regex Attribute();
}
