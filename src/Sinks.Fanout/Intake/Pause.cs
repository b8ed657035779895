// SPDX-License-Identifier: Apache-2.0
using System.Runtime.InteropServices;

namespace Sinks.Fanout;

/// <summary>How the dispatcher waits, and what ends its wait.</summary>
/// <param name="WakeAt">At which claimed place lower events wake it.</param>
/// <param name="ErrorWakeAt">At which claimed place errors wake it.</param>
/// <param name="CanWait">So many claims need not be dealt with before the wait is over.</param>
/// <param name="Limit">How long it waits at most.</param>
[StructLayout(LayoutKind.Auto)]
readonly record struct Pause(long WakeAt, long ErrorWakeAt, long CanWait, TimeSpan Limit)
{
    static readonly TimeSpan Linger = TimeSpan.FromMilliseconds(250);

    /// <summary>How often errors are dealt with at most, unless the intake fills.</summary>
    public static TimeSpan BetweenErrors { get; } = TimeSpan.FromMilliseconds(10);

    /// <summary>
    /// Errors wake it at once, lower events after 250 ms or when the intake fills; when nothing has come for a while no
    /// timer runs at all.
    /// </summary>
    public static Pause After(long head, bool hadEvents, int threshold) => hadEvents
        ? new(head + threshold, head, head, Linger)
        : new(head, head, head, Timeout.InfiniteTimeSpan);

    /// <summary>Errors follow one another: they wait as well, unless the intake fills.</summary>
    public static Pause OfErrors(long head, int threshold, TimeSpan limit) =>
        new(head + threshold, head + threshold, head + threshold - 1, limit);
}
