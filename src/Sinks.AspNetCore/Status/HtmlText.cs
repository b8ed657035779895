// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;

namespace Sinks.AspNetCore;

/// <summary>HTML in the making: what is ours goes in as it is, everything else encoded.</summary>
sealed class HtmlText
{
    readonly StringBuilder _text = new();

    /// <summary>Markup of ours.</summary>
    public HtmlText Raw(string markup)
    {
        _text.Append(markup);
        return this;
    }

    /// <summary>Text of anybody's, in content or between quotes.</summary>
    public HtmlText Text(string text)
    {
        _text.Append(HtmlEncoder.Default.Encode(text));
        return this;
    }

    public HtmlText Number(int number)
    {
        _text.Append(CultureInfo.InvariantCulture, $"{number}");
        return this;
    }

    /// <summary>A table that scrolls by keyboard too where it is wider than the page; nothing without rows.</summary>
    /// <param name="title">What it shows.</param>
    /// <param name="columns">The heads; a column of numbers begins with <c>#</c>.</param>
    /// <param name="rows">The texts, the first of each the row's head.</param>
    public void Table(string title, IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<string>> rows)
    {
        List<IReadOnlyList<string>> all = [.. rows];
        if (all.Count == 0)
            return;
        Raw("<h3>").Text(title).Raw("</h3><div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"")
            .Text(title).Raw("\"><table><caption>").Number(all.Count).Raw(all.Count == 1 ? " row" : " rows")
            .Raw("</caption><thead><tr>");
        foreach (var column in columns)
            Raw("<th scope=\"col\"").Raw(ClassOf(column)).Raw(">").Text(column.TrimStart('#')).Raw("</th>");
        Raw("</tr></thead><tbody>");
        foreach (var row in all)
        {
            Raw("<tr><th scope=\"row\">").Text(row[0]).Raw("</th>");
            for (var i = 1; i < row.Count; i++)
                Raw("<td").Raw(ClassOf(columns[i])).Raw(">").Text(row[i]).Raw("</td>");
            Raw("</tr>");
        }

        Raw("</tbody></table></div>");
    }

    public override string ToString() => _text.ToString();

    static string ClassOf(string column) => column.StartsWith('#') ? " class=\"number\"" : "";
}
