// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>A text that an event takes along, such as the input that could not be read; redacted.</summary>
public sealed record AttachmentInfo
{
    /// <summary>The name of the file, without a path.</summary>
    public required string FileName { get; init; }

    /// <summary>The media type, such as <c>text/csv</c>.</summary>
    public string ContentType { get; init; } = "text/plain";

    /// <summary>The text, redacted.</summary>
    public required string Text { get; init; }

    /// <summary>Whether the text was longer and its end is left out.</summary>
    public bool IsTruncated { get; init; }
}
