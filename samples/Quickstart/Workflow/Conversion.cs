// SPDX-License-Identifier: Apache-2.0
using Quickstart.Converters;

namespace Quickstart.Workflow;

/// <summary>One document on its way through the steps: each step reads what the ones before it left.</summary>
sealed class Conversion(ConversionJob job)
{
    public ConversionJob Job { get; } = job;

    public byte[] Source { get; set; } = [];

    public FrontMatter FrontMatter { get; set; } = new(new Dictionary<string, string>(StringComparer.Ordinal), 0);

    /// <summary>The remote file the document brings along, or null.</summary>
    public byte[]? Attachment { get; set; }

    public ParsedDocument? Parsed { get; set; }

    public string Result { get; set; } = "";

    /// <summary>
    /// The result's name in the store: the document's own, unless its front matter says where it belongs.
    /// </summary>
    public string ResultName =>
        FrontMatter.Values.GetValueOrDefault("slug", Path.GetFileNameWithoutExtension(Job.Document)) + "." + Job.Target;
}
