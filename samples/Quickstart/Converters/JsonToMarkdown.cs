// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace Quickstart.Converters;

/// <summary>
/// Writes JSON as a page: objects as sections, arrays of objects as tables, everything else as lists.
/// </summary>
sealed class JsonToMarkdown
{
    readonly StringBuilder _page = new();

    public static string Convert(JsonContent content, string title)
    {
        var writer = new JsonToMarkdown();
        writer.Section(title, content.Root, level: 1);
        return writer._page.ToString();
    }

    void Section(string title, JsonNode? node, int level)
    {
        _page.Append('#', Math.Min(level, 6)).Append(CultureInfo.InvariantCulture, $" {Escape(title)}\n\n");
        switch (node)
        {
            case JsonObject fields:
                Fields(fields, level);
                break;
            case JsonArray array when JsonText.Columns(array) is { } columns:
                Table(array, columns);
                break;
            case JsonArray array:
                Items(array.Select(item => Escape(JsonText.Scalar(item))));
                break;
            default:
                _page.Append(CultureInfo.InvariantCulture, $"{Escape(JsonText.Scalar(node))}\n\n");
                break;
        }
    }

    void Fields(JsonObject fields, int level)
    {
        var scalars = fields.Where(field => field.Value is null or JsonValue);
        Items(scalars.Select(field => $"**{Escape(field.Key)}**: {Escape(JsonText.Scalar(field.Value))}"));
        foreach (var (name, value) in fields.Where(field => field.Value is JsonObject or JsonArray))
            Section(name, value, level + 1);
    }

    void Table(JsonArray array, List<string> columns)
    {
        Row(columns);
        Row(columns.Select(_ => "---"));
        foreach (var item in array)
            Row(columns.Select(column => JsonText.Scalar(item![column])));
        _page.Append('\n');
    }

    void Row(IEnumerable<string> cells) =>
        _page.Append("| ").AppendJoin(" | ", cells.Select(Escape)).Append(" |\n");

    void Items(IEnumerable<string> items)
    {
        var before = _page.Length;
        foreach (var item in items)
            _page.Append("- ").Append(item).Append('\n');
        if (_page.Length > before)
            _page.Append('\n');
    }

    static string Escape(string text) =>
        text
            .ReplaceLineEndings(" ")
            .Replace("|", "\\|", StringComparison.Ordinal)
            .Replace("*", "\\*", StringComparison.Ordinal);
}
