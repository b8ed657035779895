// SPDX-License-Identifier: Apache-2.0
using Quickstart.Converters;
using Serilog;

namespace Quickstart.Workflow;

/// <summary>Reads the document and the attachment that its front matter names.</summary>
sealed class FetchStep(string folder, Archive archive) : IWorkflowStep
{
    readonly ILogger _log = Log.ForContext<FetchStep>();

    public string Name => "fetch";

    public async Task RunAsync(Conversion conversion, CancellationToken cancellationToken)
    {
        var document = conversion.Job.Document;
        conversion.Source = await File.ReadAllBytesAsync(InnerPath.Of(folder, document), cancellationToken);
        _log.Information("Fetched {Document}, {Size} bytes", document, conversion.Source.Length);
        if (!document.EndsWith(".md", StringComparison.Ordinal))
            return;

        conversion.FrontMatter = FrontMatter.Read(conversion.Source);
        if (conversion.FrontMatter.Values.TryGetValue("attachment", out var attachment))
            conversion.Attachment = await archive.GetAsync(attachment, cancellationToken);
    }
}
