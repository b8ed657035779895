// SPDX-License-Identifier: Apache-2.0
using Serilog.Events;

namespace Sinks.Fanout;

/// <summary>
/// The events of one key: how many passed in this minute, and what is held back since the last summary.
/// </summary>
/// <param name="key">What they have in common; nothing in the storm of all that were forgotten.</param>
/// <param name="number">Tells it from others whose minutes began at once.</param>
sealed class Storm(StormKey key, long number)
{
    public StormKey Key { get; } = key;

    public long Number { get; } = number;

    /// <summary>When the minute began, by the clock's timestamps.</summary>
    public long Began { get; set; }

    public int Passed { get; set; }

    public long Held { get; private set; }

    /// <summary>Whether it waits for the end of its minute, which then does not change.</summary>
    public bool IsDue { get; set; }

    HeldKind? About { get; set; }

    LogEventLevel Level { get; set; }

    DateTimeOffset FirstHeldAt { get; set; }

    DateTimeOffset LastHeldAt { get; set; }

    public void Hold(LogEvent logEvent, FanoutContext? context)
    {
        About ??= HeldKind.Of(logEvent, context, Key);
        Add(logEvent.Level, 1, logEvent.Timestamp, logEvent.Timestamp);
    }

    /// <summary>Holds what another one held, which is to be forgotten.</summary>
    public void Hold(HeldBack held)
    {
        About ??= HeldKind.Others;
        Add(held.Level, held.Count, held.FirstAt, held.LastAt);
    }

    /// <summary>What was held back since the last time.</summary>
    public HeldBack Take()
    {
        var held = new HeldBack(About!, Level, Held, FirstHeldAt, LastHeldAt);
        (About, Held) = (null, 0);
        return held;
    }

    void Add(LogEventLevel level, long count, DateTimeOffset firstAt, DateTimeOffset lastAt)
    {
        if (Held == 0)
            (Level, FirstHeldAt, LastHeldAt) = (level, firstAt, lastAt);
        Held += count;
        Level = (LogEventLevel)Math.Max((int)Level, (int)level);
        FirstHeldAt = firstAt < FirstHeldAt ? firstAt : FirstHeldAt;
        LastHeldAt = lastAt > LastHeldAt ? lastAt : LastHeldAt;
    }
}
