// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using static System.Net.WebUtility;

namespace Quickstart.Converters;

/// <summary>Writes Markdown as one HTML page with its images inside.</summary>
/// <param name="image">Gives an image of the document as the text of its <c>src</c>.</param>
sealed partial class MarkdownToHtml(Func<string, string> image)
{
    readonly StringBuilder _html = new();

    public string Convert(MarkdownDocument document)
    {
        var title = document.Blocks.OfType<Heading>().FirstOrDefault()?.Text ?? "Untitled";
        _html.Append("<!DOCTYPE html>\n<html>\n").Append(
            CultureInfo.InvariantCulture,
            $"<head><meta charset=\"utf-8\"><title>{HtmlEncode(title)}</title></head>\n<body>\n");
        WriteAll(document.Blocks);
        return _html.Append("</body>\n</html>\n").ToString();
    }

    void WriteAll(IEnumerable<MarkdownBlock> blocks)
    {
        foreach (var block in blocks)
            Write(block);
    }

    void Write(MarkdownBlock block)
    {
        switch (block)
        {
            case Heading heading:
                Element($"h{heading.Level}", Inline(heading.Text));
                break;
            case Paragraph paragraph:
                Element("p", Inline(paragraph.Text));
                break;
            case CodeBlock code:
                Element("pre", $"<code class=\"language-{HtmlEncode(code.Language)}\">{HtmlEncode(code.Code)}</code>");
                break;
            case Quote quote:
                Element("blockquote", () => WriteAll(quote.Blocks));
                break;
            case ItemList list:
                Element(list.IsOrdered ? "ol" : "ul", () => WriteItems(list.Items));
                break;
            case MarkdownTable table:
                Element("table", () => WriteRows(table));
                break;
            case Rule:
                _html.Append("<hr>\n");
                break;
        }
    }

    void WriteItems(IEnumerable<ListItem> items)
    {
        foreach (var item in items)
        {
            _html.Append("<li>").Append(Inline(item.Text));
            WriteAll(item.Blocks);
            _html.Append("</li>\n");
        }
    }

    void WriteRows(MarkdownTable table)
    {
        Element("tr", string.Concat(table.Header.Select(cell => $"<th>{Inline(cell)}</th>")));
        foreach (var row in table.Rows)
            Element("tr", string.Concat(row.Select(cell => $"<td>{Inline(cell)}</td>")));
    }

    void Element(string name, string content) => Element(name, () => _html.Append(content));

    void Element(string name, Action content)
    {
        _html.Append('<').Append(name).Append('>');
        content();
        _html.Append("</").Append(name).Append(">\n");
    }

    string Inline(string text)
    {
        var html = new StringBuilder();
        var end = 0;
        foreach (Match match in Span().Matches(text))
        {
            html.Append(HtmlEncode(text[end..match.Index])).Append(Element(match));
            end = match.Index + match.Length;
        }

        return html.Append(HtmlEncode(text[end..])).ToString();
    }

    string Element(Match match)
    {
        string Part(string name) => match.Groups[name].Value;
        return match switch
        {
            _ when match.Groups["code"].Success => $"<code>{HtmlEncode(Part("code"))}</code>",
            _ when match.Groups["source"].Success =>
                $"<img alt=\"{HtmlEncode(Part("alt"))}\" src=\"{HtmlEncode(image(Part("source")))}\">",
            _ when match.Groups["target"].Success =>
                $"<a href=\"{HtmlEncode(Safe(Part("target")))}\">{Inline(Part("label"))}</a>",
            _ when match.Groups["address"].Success =>
                $"<a href=\"{HtmlEncode(Part("address"))}\">{HtmlEncode(Part("address"))}</a>",
            _ when match.Groups["strong"].Success => $"<strong>{Inline(Part("strong"))}</strong>",
            _ => $"<em>{Inline(Part("emphasis"))}</em>",
        };
    }

    static string Safe(string target) =>
        Uri.TryCreate(target, UriKind.Absolute, out var uri) && uri.Scheme is not ("http" or "https" or "mailto")
            ? "#"
            : target;

    [GeneratedRegex(
        @"`(?<code>[^`]+)`|!\[(?<alt>[^\]]*)\]\((?<source>[^)\s]+)\)|\[(?<label>[^\]]+)\]\((?<target>[^)\s]+)\)"
        + @"|<(?<address>https?://[^>\s]+)>|\*\*(?<strong>.+?)\*\*|\*(?<emphasis>[^*\s][^*]*)\*",
        RegexOptions.ExplicitCapture,
        1000)]
    private static partial Regex Span();
}
