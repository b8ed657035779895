// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>
/// The time as the machine's zone writes it. Asking the zone for its offset costs more than the time itself, and
/// offsets change on the quarter of an hour.
/// </summary>
sealed class LocalClock(TimeProvider time)
{
    const long QuarterTicks = 15 * TimeSpan.TicksPerMinute;

    Known _known = new(-1, TimeSpan.Zero);

    public DateTimeOffset Now()
    {
        var now = time.GetUtcNow();
        var quarter = now.UtcTicks / QuarterTicks;
        var known = Volatile.Read(ref _known);
        if (known.Quarter != quarter)
        {
            known = new Known(quarter, time.LocalTimeZone.GetUtcOffset(now));
            Volatile.Write(ref _known, known);
        }

        return known.Offset == TimeSpan.Zero ? now : now.ToOffset(known.Offset);
    }

    sealed record Known(long Quarter, TimeSpan Offset);
}
