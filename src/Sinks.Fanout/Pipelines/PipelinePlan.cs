// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>A pipeline as it is to run: what code, section and environment came to.</summary>
sealed record PipelinePlan
{
    /// <summary>The section's path, or <c>code</c>.</summary>
    public required string Name { get; init; }

    public FanoutOptions Options { get; init; } = new();

    /// <summary>Equal for equal redaction: what is in force need not be built anew.</summary>
    public string RedactionKey { get; init; } = "";

    public required IReadOnlyList<LanePlan> Lanes { get; init; }

    /// <summary>What the host's code wants to see and change of every event.</summary>
    public IReadOnlyList<Func<FanoutEvent, FanoutEvent?>> Hooks { get; init; } = [];

    /// <summary>The backends that do not run, and why.</summary>
    public IReadOnlyList<BackendStatus> Off { get; init; } = [];

    public IReadOnlyList<Mistake> Mistakes { get; init; } = [];

    /// <summary>What is worth knowing and no mistake.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>
    /// The mistakes of the section itself in spite of which it was made: on a reload any other leaves it in force.
    /// </summary>
    public IReadOnlyList<Mistake> Tolerated { get; init; } = [];
}
