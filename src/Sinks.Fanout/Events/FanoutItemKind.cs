// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>What a <see cref="FanoutItem"/> is; items are counted by kind.</summary>
public enum FanoutItemKind
{
    /// <summary>A log event: an error, or a named product event.</summary>
    Event = 0,

    /// <summary>A <see cref="FanoutSpan"/>: a piece of work in a trace.</summary>
    Span = 1,

    /// <summary>
    /// A <see cref="FanoutSession"/>: the beginning, a change or the end of a run of the application.
    /// </summary>
    Session = 2,

    /// <summary>A <see cref="FanoutRequestSessions"/>: what became of the requests of a minute.</summary>
    RequestSessions = 3,

    /// <summary>A <see cref="FanoutCheckIn"/>: the beginning or the end of a job that is watched.</summary>
    CheckIn = 4,
}
