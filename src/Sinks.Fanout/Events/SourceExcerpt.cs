// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>A line of source code with those around it, redacted.</summary>
public sealed record SourceExcerpt
{
    /// <summary>The line of the frame.</summary>
    public required string Line { get; init; }

    /// <summary>The lines before it, in their order.</summary>
    public IReadOnlyList<string> Before { get; init; } = [];

    /// <summary>The lines after it, in their order.</summary>
    public IReadOnlyList<string> After { get; init; } = [];
}
