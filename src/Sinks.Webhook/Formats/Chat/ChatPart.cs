// SPDX-License-Identifier: Apache-2.0
using Serilog.Events;

namespace Sinks.Webhook;

/// <summary>What a message says of one error; texts of events, not yet escaped.</summary>
sealed record ChatPart
{
    public required LogEventLevel Level { get; init; }

    /// <summary>How often, and what: <c>3 x System.IO.IOException</c>.</summary>
    public required string Heading { get; init; }

    public required string Text { get; init; }

    public IReadOnlyList<string> Frames { get; init; } = [];

    public IReadOnlyList<ChatFact> Facts { get; init; } = [];

    /// <summary>When: one time, or the first and the last.</summary>
    public required string When { get; init; }
}
