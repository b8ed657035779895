// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using System.Text.Json;
using System.Xml.Linq;

namespace Worker.Invoices;

/// <summary>Reads the three forms in which suppliers send invoices.</summary>
static class InvoiceReader
{
    public static Invoice Read(string extension, string text) => extension switch
    {
        ".json" => JsonSerializer.Deserialize<Invoice>(text, JsonSerializerOptions.Web)!,
        ".xml" => ReadXml(XElement.Parse(text)),
        ".csv" => ReadCsv(text.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n')),
        _ => throw new NotSupportedException($"Nothing here reads {extension} files."),
    };

    static Invoice ReadXml(XElement invoice) => new()
    {
        Number = Text(invoice, "number"),
        Supplier = Text(invoice, "supplier"),
        Date = Date(Text(invoice, "date")),
        Currency = Text(invoice, "currency"),
        Lines =
        [
            .. invoice.Elements("line").Select(line => new InvoiceLine
            {
                Article = Text(line, "article"),
                Quantity = Number(Text(line, "quantity")),
                UnitPrice = Number(Text(line, "price")),
            }),
        ],
    };

    // The first line is the invoice: number;supplier;date;currency. The others are its lines: article;quantity;price.
    static Invoice ReadCsv(string[] lines)
    {
        var head = lines[0].Split(';');
        return new Invoice
        {
            Number = head[0],
            Supplier = head[1],
            Date = Date(head[2]),
            Currency = head[3],
            Lines = [.. lines.Skip(1).Select(line => line.Split(';')).Select(ReadCsvLine)],
        };
    }

    static InvoiceLine ReadCsvLine(string[] cells) =>
        new() { Article = cells[0], Quantity = Number(cells[1]), UnitPrice = Number(cells[2]) };

    static string Text(XElement parent, string name) =>
        (parent.Attribute(name)?.Value ?? parent.Element(name)?.Value)
            ?? throw new FormatException($"<{parent.Name}> has no {name}.");

    static DateOnly Date(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    static decimal Number(string text) => decimal.Parse(text, NumberStyles.Number, CultureInfo.InvariantCulture);
}
