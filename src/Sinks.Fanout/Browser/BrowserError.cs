// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>An error as a browser tells of it: a stranger's text, not redacted yet.</summary>
sealed record BrowserError
{
    /// <summary>The name of its class, such as <c>TypeError</c>.</summary>
    public required string Type { get; init; }

    /// <summary>Its message; empty if it has none.</summary>
    public string Message { get; init; } = "";

    /// <summary>The frames, from the throwing one outwards.</summary>
    public IReadOnlyList<BrowserFrame> Frames { get; init; } = [];

    /// <summary>What caused it, or the several errors of an aggregate.</summary>
    public IReadOnlyList<BrowserError> Causes { get; init; } = [];
}
