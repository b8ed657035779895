// SPDX-License-Identifier: Apache-2.0
using System.Text;
using System.Text.Json.Nodes;
using Quickstart.Converters;
using Serilog;

namespace Quickstart.Workflow;

/// <summary>Decodes the document, strictly, and reads it as its kind.</summary>
sealed class ParseStep : IWorkflowStep
{
    static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    readonly ILogger _log = Log.ForContext<ParseStep>();

    public string Name => "parse";

    public Task RunAsync(Conversion conversion, CancellationToken cancellationToken)
    {
        var text = Utf8.GetString(conversion.Source).TrimStart('\uFEFF');
        conversion.Parsed = Parse(Path.GetExtension(conversion.Job.Document), text);
        if (conversion.Parsed is TableDocument table)
            WarnOfGaps(table, conversion.Job.Document);
        return Task.CompletedTask;
    }

    static ParsedDocument Parse(string extension, string text) => extension switch
    {
        ".md" => MarkdownParser.Parse(text),
        ".csv" => CsvParser.Parse(text),
        ".json" => new JsonContent(JsonNode.Parse(text)),
        ".html" => HtmlParser.Parse(text),
        _ => throw new NotSupportedException($"Nothing here reads {extension} files."),
    };

    void WarnOfGaps(TableDocument table, string document)
    {
        var gaps = table.Rows.Sum(row => row.Count(string.IsNullOrWhiteSpace));
        if (gaps > 0)
            _log.Warning("{Document} has {Gaps} empty cells", document, gaps);
    }
}
