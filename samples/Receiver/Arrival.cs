// SPDX-License-Identifier: Apache-2.0
namespace Receiver;

/// <summary>One event as a backend received it: only what the bytes on the wire said.</summary>
public sealed record Arrival
{
    public required string Id { get; init; }

    /// <summary>The event's name, where the protocol sends one.</summary>
    public string Name { get; init; } = "";

    public string Level { get; init; } = "";

    /// <summary>The exceptions' types, outermost first; the event's name when it carries none.</summary>
    public IReadOnlyList<string> Types { get; init; } = [];

    /// <summary>What the outermost exception says, else the event's message.</summary>
    public string Message { get; init; } = "";

    /// <summary>The application's own frame nearest to the fault, as <c>Method, File.cs:12</c>.</summary>
    public string Frame { get; init; } = "";

    public string Workflow { get; init; } = "";

    public string Run { get; init; } = "";

    public string Step { get; init; } = "";

    public string User { get; init; } = "";

    public string Tenant { get; init; } = "";

    public IReadOnlyList<string> Breadcrumbs { get; init; } = [];

    public static string FrameText(string type, string method, string file, string line) =>
        file.Length > 0 ? $"{method}, {Path.GetFileName(file)}:{line}" : $"{type}.{method}";
}
