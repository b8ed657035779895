// SPDX-License-Identifier: Apache-2.0
using System.Text;
using System.Text.Json.Nodes;

namespace Quickstart.Converters;

/// <summary>Writes an array of objects as a table; nested objects become columns named <c>outer.inner</c>.</summary>
static class JsonToCsv
{
    public static string Convert(JsonContent content)
    {
        var rows = content.Root!.AsArray().Select(Flatten).ToList();
        var columns = rows.SelectMany(row => row.Keys).Distinct(StringComparer.Ordinal).ToList();
        var csv = new StringBuilder();
        Row(csv, columns);
        foreach (var row in rows)
            Row(csv, columns.Select(column => row.GetValueOrDefault(column, "")));
        return csv.ToString();
    }

    static Dictionary<string, string> Flatten(JsonNode? row)
    {
        var cells = new Dictionary<string, string>(StringComparer.Ordinal);
        Add(cells, "", row!.AsObject());
        return cells;
    }

    static void Add(Dictionary<string, string> cells, string prefix, JsonObject fields)
    {
        foreach (var (name, value) in fields)
        {
            if (value is JsonObject nested)
                Add(cells, $"{prefix}{name}.", nested);
            else
                cells[prefix + name] = JsonText.Scalar(value);
        }
    }

    static void Row(StringBuilder csv, IEnumerable<string> cells) =>
        csv.AppendJoin(',', cells.Select(Quote)).Append("\r\n");

    static string Quote(string cell) =>
        cell.AsSpan().IndexOfAny("\",\r\n") < 0 ? cell : $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
