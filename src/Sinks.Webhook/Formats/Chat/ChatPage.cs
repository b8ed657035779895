// SPDX-License-Identifier: Apache-2.0
using Serilog.Events;

namespace Sinks.Webhook;

/// <summary>A message before it is one for Slack, Teams or Discord.</summary>
sealed record ChatPage
{
    public required LogEventLevel Level { get; init; }

    public required string Title { get; init; }

    public required IReadOnlyList<ChatPart> Parts { get; init; }

    /// <summary>How much there is no room for, such as <c>and 37 more kinds, 412 events</c>; or null.</summary>
    public string? Rest { get; init; }

    /// <summary>Who says it: application, environment and backend.</summary>
    public required string Footer { get; init; }
}
