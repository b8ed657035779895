// SPDX-License-Identifier: Apache-2.0
using Serilog.Events;

namespace Sinks.Fanout;

/// <summary>
/// The events of one key: how many passed in this minute, and what is held back since the last summary.
/// </summary>
sealed class Storm(StormKey key)
{
    public StormKey Key { get; } = key;

    /// <summary>When the minute began, by the clock's timestamps.</summary>
    public long Began { get; set; }

    public int Passed { get; set; }

    public long Held { get; private set; }

    /// <summary>Whether it waits for the end of its minute.</summary>
    public bool IsDue { get; set; }

    LogEventLevel Level { get; set; }

    string? Category { get; set; }

    DateTimeOffset FirstHeldAt { get; set; }

    DateTimeOffset LastHeldAt { get; set; }

    public void Hold(LogEvent logEvent)
    {
        if (Held == 0)
        {
            FirstHeldAt = logEvent.Timestamp;
            Level = logEvent.Level;
        }

        Held++;
        LastHeldAt = logEvent.Timestamp;
        Level = (LogEventLevel)Math.Max((int)Level, (int)logEvent.Level);
        Category = EventBuilder.CategoryOf(logEvent) is { } category ? MessageShape.Cut(category) : null;
    }

    /// <summary>What was held back since the last time.</summary>
    public HeldBack Take()
    {
        var held = new HeldBack(Key, Level, Category, Held, FirstHeldAt, LastHeldAt);
        Held = 0;
        return held;
    }
}
