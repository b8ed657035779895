// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>A job that is watched: when it has to run, and which workflow it is.</summary>
public sealed class MonitorOptions
{
    /// <summary>
    /// The workflow whose runs are runs of the job: they begin where <see cref="FanoutContext.Push"/> or
    /// <c>BeginWorkflow</c> name it, and end where that scope ends. Null: code calls
    /// <see cref="FanoutMonitor.CheckIn"/>.
    /// </summary>
    public string? Workflow { get; set; }

    /// <summary>
    /// When it has to run: a crontab expression of five fields, such as <c>0 3 * * *</c>. Null: no fixed times.
    /// </summary>
    public string? Crontab { get; set; }

    /// <summary>The time from one run to the next, from a minute. Null: none. Not beside a crontab.</summary>
    public TimeSpan? Interval { get; set; }

    /// <summary>The time zone of the crontab by its IANA name, such as <c>Europe/Berlin</c>. Null: UTC.</summary>
    public string? TimeZone { get; set; }

    /// <summary>How late a run may begin, from a minute. Null: as the server thinks fit.</summary>
    public TimeSpan? Margin { get; set; }

    /// <summary>
    /// How long a run may take; then it counts as failed, because its end was missed. Null: until the process ends.
    /// </summary>
    public TimeSpan? MaxRuntime { get; set; }

    /// <summary>What backends are told of it; null when there is nothing to tell.</summary>
    internal FanoutSchedule? Schedule => (Crontab ?? (object?)Interval ?? Margin ?? MaxRuntime) is null
        ? null
        : new FanoutSchedule
        {
            Crontab = Crontab,
            Interval = Crontab is null ? Interval : null,
            TimeZone = TimeZone,
            Margin = Margin,
            MaxRuntime = MaxRuntime,
        };
}
