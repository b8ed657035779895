// SPDX-License-Identifier: Apache-2.0
using System.Text.RegularExpressions;

namespace Quickstart.Converters;

/// <summary>
/// The everyday part of Markdown: headings, paragraphs, nested lists, quotes, tables and fenced code.
/// </summary>
sealed partial class MarkdownParser
{
    readonly string[] _lines;
    int _next;

    MarkdownParser(IEnumerable<string> lines) => _lines = [.. lines];

    public static MarkdownDocument Parse(string text)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n').Skip(FrontMatter.Read(text).Lines);
        return new MarkdownDocument(new MarkdownParser(lines).Blocks());
    }

    List<MarkdownBlock> Blocks()
    {
        var blocks = new List<MarkdownBlock>();
        while (_next < _lines.Length)
        {
            if (string.IsNullOrWhiteSpace(_lines[_next]))
                _next++;
            else
                blocks.Add(Block());
        }

        return blocks;
    }

    MarkdownBlock Block()
    {
        var line = _lines[_next];
        if (HeadingLine().Match(line) is { Success: true } heading)
            return Take(new Heading(heading.Groups["level"].Length, heading.Groups["text"].Value));
        if (RuleLine().IsMatch(line))
            return Take(new Rule());
        if (line.StartsWith("```", StringComparison.Ordinal))
            return Code();
        if (line.StartsWith('>'))
        {
            var quoted = While(l => l.StartsWith('>')).Select(l => l[1..].TrimStart(' '));
            return new Quote(new MarkdownParser(quoted).Blocks());
        }
        if (ItemLine().IsMatch(line))
            return List();
        if (IsTable(_next))
            return Table();
        return new Paragraph(string.Join('\n', While(StaysInParagraph).Select(l => l.Trim())));
    }

    MarkdownBlock Take(MarkdownBlock block)
    {
        _next++;
        return block;
    }

    CodeBlock Code()
    {
        var language = _lines[_next++][3..].Trim();
        var code = While(line => !line.StartsWith("```", StringComparison.Ordinal));
        _next++;
        return new CodeBlock(language, string.Join('\n', code));
    }

    ItemList List()
    {
        var isOrdered = char.IsAsciiDigit(_lines[_next].TrimStart()[0]);
        var items = new List<ListItem>();
        while (_next < _lines.Length && ItemLine().Match(_lines[_next]) is { Success: true } item)
        {
            _next++;
            var nested = While(line => line.StartsWith("  ", StringComparison.Ordinal))
                .Select(line => line[2..].TrimStart(' '));
            items.Add(new ListItem(item.Groups["text"].Value, new MarkdownParser(nested).Blocks()));
        }

        return new ItemList(isOrdered, items);
    }

    MarkdownTable Table()
    {
        var header = Cells(_lines[_next]);
        _next += 2;
        return new MarkdownTable(header, [.. While(line => line.StartsWith('|')).Select(Cells)]);
    }

    bool IsTable(int at) =>
        _lines[at].StartsWith('|') && at + 1 < _lines.Length && TableRule().IsMatch(_lines[at + 1]);

    static string[] Cells(string row) => [.. row.Trim().Trim('|').Split('|').Select(cell => cell.Trim())];

    static bool StaysInParagraph(string line) =>
        !string.IsNullOrWhiteSpace(line) && !HeadingLine().IsMatch(line) && !ItemLine().IsMatch(line) && line[0] != '>'
        && !line.StartsWith("```", StringComparison.Ordinal);

    List<string> While(Func<string, bool> belongs)
    {
        var lines = new List<string>();
        while (_next < _lines.Length && belongs(_lines[_next]))
            lines.Add(_lines[_next++]);
        return lines;
    }

    [GeneratedRegex(@"^(?<level>#{1,6})\s+(?<text>.+?)\s*#*$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex HeadingLine();

    [GeneratedRegex(@"^([-*_]\s*){3,}$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex RuleLine();

    [GeneratedRegex(@"^([-*+]|\d+\.)\s+(?<text>.+)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ItemLine();

    [GeneratedRegex(@"^\|(\s*:?-+:?\s*\|)+\s*$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex TableRule();
}
