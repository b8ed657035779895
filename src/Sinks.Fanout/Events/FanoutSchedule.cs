// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>When a job has to run and how long it may take; a server that knows it tells of runs that did not
/// happen.</summary>
public sealed record FanoutSchedule
{
    /// <summary>A crontab expression of five fields, such as <c>0 3 * * *</c>; null when it runs at an
    /// interval.</summary>
    public string? Crontab { get; init; }

    /// <summary>The time from one run to the next, whole minutes; null when there is a crontab.</summary>
    public TimeSpan? Interval { get; init; }

    /// <summary>The time zone of the crontab by its IANA name, or null for the server's default.</summary>
    public string? TimeZone { get; init; }

    /// <summary>How late a run may begin, whole minutes; null for the server's default.</summary>
    public TimeSpan? Margin { get; init; }

    /// <summary>How long a run may take; longer, it counts as failed. Null for no limit.</summary>
    public TimeSpan? MaxRuntime { get; init; }
}
