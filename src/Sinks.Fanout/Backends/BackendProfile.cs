// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics.CodeAnalysis;
using Serilog.Events;

namespace Sinks.Fanout;

/// <summary>Where a backend sends to and what its protocol allows.</summary>
[Experimental("SINKS001")]
public sealed record BackendProfile
{
    // One list: profiles that say the same are equal.
    static readonly FanoutItemKind[] EventsAlone = [FanoutItemKind.Event];

    /// <summary>
    /// The destination as status and messages show it: the host, and at most the last 4 characters of a key.
    /// </summary>
    public required string Destination { get; init; }

    /// <summary>The most items one send may carry; 1 for one-event-per-request protocols.</summary>
    public required int BatchSizeLimit { get; init; }

    /// <summary>The most bytes one send may carry, the sum of its items' bodies.</summary>
    public int BatchBytesLimit { get; init; } = 1024 * 1024;

    /// <summary>The most bytes one item may have; a larger one is trimmed, else dropped <c>too_large</c>.</summary>
    public int ItemBytesLimit { get; init; } = 1024 * 1024;

    /// <summary>The level a lane starts from when the options do not say.</summary>
    public LogEventLevel MinimumLevel { get; init; } = LogEventLevel.Error;

    /// <summary>
    /// The names of events taken whatever their level when the options do not say; <c>*</c> matches any run.
    /// </summary>
    public IReadOnlyList<string> Events { get; init; } = [];

    /// <summary>Sends in flight at a time; null adapts between 2 and 32 to what the server answers.</summary>
    public int? MaxInFlight { get; init; } = 4;

    /// <summary>
    /// The names of events taken whatever their level and whatever the options name; <c>*</c> matches any run.
    /// </summary>
    public IReadOnlyList<string> RequiredEvents { get; init; } = [];

    /// <summary>An event with a property of one of these names, in exact case, is taken whatever its level.</summary>
    public IReadOnlyList<string> RequiredProperties { get; init; } = [];

    /// <summary>
    /// The kinds of items it has a place for; others are not offered to it. Default events alone. A check-in reaches
    /// a backend that takes events and no check-ins as an event named <c>check_in_started</c>,
    /// <c>check_in_completed</c> or <c>check_in_failed</c>.
    /// </summary>
    public IReadOnlyList<FanoutItemKind> Kinds { get; init; } = EventsAlone;

    /// <summary>
    /// Whether it takes spans within their local root: it is offered local roots alone, and
    /// <see cref="FanoutSpan.Spans"/> holds the others. Default false: each span by itself.
    /// </summary>
    public bool TakesSpansWithinRoot { get; init; }

    /// <summary>
    /// Whether it takes what is told of a session between its beginning and its end, such as its first error. Default
    /// true; false: those two alone.
    /// </summary>
    public bool TakesSessionChanges { get; init; } = true;

    /// <summary>
    /// The share of traces whose spans it takes, 0 to 1, decided by trace id. Default 1. Only the spans of traces that
    /// some backend takes are recorded at all.
    /// </summary>
    public double TracesSampleRate { get; init; } = 1;

    /// <summary>
    /// Whether a trace that began in another process is taken when that process says so, whatever the rate. Default
    /// true.
    /// </summary>
    public bool FollowsRemoteParent { get; init; } = true;

    /// <summary>
    /// Whether the last quarter of its queue is kept for Error and above and the last twentieth for Fatal. Default
    /// true.
    /// </summary>
    public bool KeepsReserve { get; init; } = true;

    /// <summary>
    /// The least time from one send to the next, for receivers who are people: what comes meanwhile waits for it and
    /// goes together. A shutdown or a flush does not wait for it. Default zero.
    /// </summary>
    public TimeSpan SendInterval { get; init; }

    /// <summary>
    /// Whether a batch is sent again when no answer tells whether it arrived. Default true; false for receivers that
    /// would show it twice: it is then dropped <c>retry_exhausted</c>, unless the backend itself answers
    /// <see cref="SendOutcome.Retry"/> because it knows that nothing was sent.
    /// </summary>
    public bool RepeatsUnanswered { get; init; } = true;
}
