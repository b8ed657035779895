// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using System.Text.Json.Nodes;

namespace Quickstart.Converters;

/// <summary>Writes a table as an array of objects; numbers and truth values keep their type.</summary>
static class CsvToJson
{
    public static string Convert(TableDocument table)
    {
        var rows = new JsonArray();
        foreach (var row in table.Rows)
        {
            var item = new JsonObject();
            foreach (var (name, value) in table.Header.Zip(row))
                item[name] = Value(value);
            rows.Add((JsonNode)item);
        }

        return rows.ToJsonString(JsonText.Indented) + "\n";
    }

    static JsonValue? Value(string text) => text switch
    {
        "" => null,
        "true" or "false" => JsonValue.Create(text is "true"),
        _ when IsNumber(text, out var number) => JsonValue.Create(number),
        _ => JsonValue.Create(text),
    };

    // A leading zero or plus means a code (postal, article, phone), not a quantity.
    static bool IsNumber(string text, out decimal number) =>
        decimal.TryParse(
            text,
            NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint,
            CultureInfo.InvariantCulture,
            out number)
        && text[0] != '+' && (text[0] != '0' || text.Length == 1 || text[1] == '.');
}
