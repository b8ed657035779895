// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>
/// What became of the requests that a server began to answer in one minute; several items of one minute add up. Its
/// <see cref="FanoutItem.Timestamp"/> is when they were counted.
/// </summary>
public sealed record FanoutRequestSessions : FanoutItem
{
    /// <inheritdoc/>
    public override FanoutItemKind Kind => FanoutItemKind.RequestSessions;

    /// <summary>The minute in which the requests began, UTC.</summary>
    public required DateTimeOffset Started { get; init; }

    /// <summary>Requests during which no error was logged.</summary>
    public long Exited { get; init; }

    /// <summary>Requests during which an error was logged and handled.</summary>
    public long Errored { get; init; }

    /// <summary>Requests that ended by an exception the application did not handle.</summary>
    public long Crashed { get; init; }
}
