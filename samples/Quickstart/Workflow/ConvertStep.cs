// SPDX-License-Identifier: Apache-2.0
using Quickstart.Converters;

namespace Quickstart.Workflow;

/// <summary>Writes the parsed document in the format that was asked for.</summary>
sealed class ConvertStep(string folder) : IWorkflowStep
{
    public string Name => "convert";

    public Task RunAsync(Conversion conversion, CancellationToken cancellationToken)
    {
        conversion.Result = (conversion.Parsed, conversion.Job.Target) switch
        {
            (MarkdownDocument markdown, "html") => new MarkdownToHtml(Image).Convert(markdown),
            (TableDocument table, "json") => CsvToJson.Convert(table),
            (JsonContent json, "md") =>
                JsonToMarkdown.Convert(json, Path.GetFileNameWithoutExtension(conversion.Job.Document)),
            (JsonContent json, "csv") => JsonToCsv.Convert(json),
            (HtmlDocument html, "txt") => HtmlToText.Convert(html),
            _ => throw new NotSupportedException($"{conversion.Job.Document} cannot become {conversion.Job.Target}."),
        };
        return Task.CompletedTask;
    }

    // The page carries its images, so one that is not there is noticed now and not by its reader.
    string Image(string source)
    {
        if (Uri.IsWellFormedUriString(source, UriKind.Absolute))
            return source;
        var type = Path.GetExtension(source) is ".svg"
            ? "image/svg+xml"
            : $"image/{Path.GetExtension(source).TrimStart('.')}";
        return $"data:{type};base64,{Convert.ToBase64String(File.ReadAllBytes(InnerPath.Of(folder, source)))}";
    }
}
