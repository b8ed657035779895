// SPDX-License-Identifier: Apache-2.0
using System.Text;
using System.Text.RegularExpressions;

namespace Quickstart.Converters;

/// <summary>Writes HTML as text that reads well in a terminal or a mail.</summary>
sealed partial class HtmlToText
{
    readonly StringBuilder _text = new();
    readonly Stack<int?> _lists = new();
    string? _link;
    bool _isPreformatted;

    public static string Convert(HtmlDocument document)
    {
        var writer = new HtmlToText();
        foreach (var token in document.Tokens)
            writer.Write(token);
        return writer._text.ToString().Trim() + "\n";
    }

    void Write(HtmlToken token)
    {
        switch (token)
        {
            case HtmlText { Text: var text }:
                Text(_isPreformatted ? text : Space().Replace(text, " "));
                break;
            case HtmlTag { IsEnd: false } tag:
                Open(tag);
                break;
            case HtmlTag tag:
                Close(tag.Name);
                break;
        }
    }

    void Text(string text)
    {
        var atLineStart = _text.Length == 0 || _text[^1] is '\n' or ' ';
        _text.Append(atLineStart && !_isPreformatted ? text.TrimStart(' ') : text);
    }

    void Open(HtmlTag tag)
    {
        switch (tag.Name)
        {
            case "br":
                _text.Append('\n');
                break;
            case "hr":
                Break(2);
                _text.Append("----------\n");
                break;
            case "img":
                Text(tag.Attributes.TryGetValue("alt", out var alt) && alt.Length > 0 ? $"[{alt}]" : "");
                break;
            case "a":
                _link = tag.Attributes.GetValueOrDefault("href");
                break;
            case "ul" or "ol":
                Break(_lists.Count == 0 ? 2 : 1);
                _lists.Push(tag.Name is "ol" ? 0 : null);
                break;
            case "li":
                Break(1);
                _text.Append(Bullet());
                break;
            case "pre":
                Break(2);
                _isPreformatted = true;
                break;
            default:
                Break(LinesAround(tag.Name));
                break;
        }
    }

    void Close(string name)
    {
        switch (name)
        {
            case "a" when _link is ['h', 't', 't', 'p', ..] link:
                _text.Append(" <").Append(link).Append('>');
                break;
            case "ul" or "ol":
                _lists.TryPop(out _);
                Break(_lists.Count == 0 ? 2 : 1);
                break;
            case "td" or "th":
                _text.Append('\t');
                break;
            case "pre":
                _isPreformatted = false;
                Break(2);
                break;
            default:
                Break(LinesAround(name));
                break;
        }
    }

    string Bullet()
    {
        var indent = new string(' ', 2 * Math.Max(0, _lists.Count - 1));
        if (!_lists.TryPop(out var number))
            return "- ";
        _lists.Push(number + 1);
        return number is null ? $"{indent}- " : $"{indent}{number + 1}. ";
    }

    void Break(int lines)
    {
        if (lines == 0)
            return;
        var end = _text.ToString().TrimEnd(' ', '\t');
        _text.Length = end.Length;
        var breaks = end.Length - end.TrimEnd('\n').Length;
        if (end.Length > 0 && breaks < lines)
            _text.Append('\n', lines - breaks);
    }

    static int LinesAround(string name) => name switch
    {
        "p" or "table" or "blockquote" or "h1" or "h2" or "h3" or "h4" or "h5" or "h6" => 2,
        "div" or "tr" or "section" or "article" or "header" or "footer"
            or "main" or "nav" or "caption" or "figure" => 1,
        _ => 0,
    };

    [GeneratedRegex(@"\s+", RegexOptions.None, 1000)]
    private static partial Regex Space();
}
