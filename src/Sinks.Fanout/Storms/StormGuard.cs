// SPDX-License-Identifier: Apache-2.0
using Serilog.Events;

namespace Sinks.Fanout;

/// <summary>
/// Lets so many events of a kind pass in a minute, holds back the rest and tells how many they were. A minute begins
/// with its first event. Only the dispatcher touches it.
/// </summary>
/// <param name="time">The clock.</param>
/// <param name="perMinute">How many pass; null for all.</param>
/// <param name="inApp">Which frames are the application's own; null for the default rules.</param>
sealed class StormGuard(TimeProvider time, int? perMinute, InAppRules? inApp = null)
{
    const int KeyLimit = 4_096;

    static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    readonly StormKeyReader _keys = new(inApp ?? InAppRules.Default);
    readonly Dictionary<StormKey, LinkedListNode<Storm>> _byKey = [];

    // The one that was met longest ago comes first.
    readonly LinkedList<Storm> _byUse = new();
    readonly PriorityQueue<Storm, long> _byEnd = new();
    readonly List<HeldBack> _ready = [];

    int? _perMinute = perMinute;

    /// <summary>When the next summary is due, by the clock's timestamps; null when none is.</summary>
    public long? NextDue => _byEnd.TryPeek(out _, out var due) ? due : null;

    /// <summary>Changes the limit; null turns the guard off.</summary>
    public void Use(int? limit)
    {
        _perMinute = limit;
        if (limit is not null)
            return;
        EndAll();
        _byKey.Clear();
        _byUse.Clear();
    }

    /// <summary>
    /// Whether the event is to be held back, which is then counted. Fatal events pass; so do named events below Error,
    /// which count what users do and not what fails.
    /// </summary>
    public bool Holds(LogEvent logEvent, FanoutContext? context, ExceptionTraces? traces)
    {
        if (_perMinute is not { } limit || logEvent.Level == LogEventLevel.Fatal)
            return false;
        if (logEvent.Level < LogEventLevel.Error && EventBuilder.NameOf(logEvent) is not null)
            return false;

        var now = time.GetTimestamp();
        var storm = FindOrAdd(_keys.Read(logEvent, context, traces), now);
        if (time.GetElapsedTime(storm.Began, now) >= Minute)
        {
            End(storm);
            storm.Began = now;
            storm.Passed = 0;
        }

        if (storm.Passed < limit)
        {
            storm.Passed++;
            return false;
        }

        Hold(storm, logEvent);
        return true;
    }

    /// <summary>The summaries that are due, or all there are.</summary>
    public IReadOnlyList<HeldBack> Take(bool all)
    {
        if (all)
            EndAll();
        else
            EndDue();
        if (_ready.Count == 0)
            return [];
        HeldBack[] taken = [.. _ready];
        _ready.Clear();
        return taken;
    }

    Storm FindOrAdd(StormKey key, long now)
    {
        if (_byKey.TryGetValue(key, out var node))
        {
            _byUse.Remove(node);
            _byUse.AddLast(node);
            return node.Value;
        }

        if (_byKey.Count == KeyLimit)
            EvictOldest();
        node = _byUse.AddLast(new Storm(key) { Began = now });
        _byKey[key] = node;
        return node.Value;
    }

    void EvictOldest()
    {
        var oldest = _byUse.First!.Value;
        End(oldest);
        _byUse.RemoveFirst();
        _byKey.Remove(oldest.Key);
    }

    void Hold(Storm storm, LogEvent logEvent)
    {
        storm.Hold(logEvent);
        if (storm.IsDue)
            return;
        storm.IsDue = true;
        _byEnd.Enqueue(storm, storm.Began + (long)(Minute.TotalSeconds * time.TimestampFrequency));
    }

    void End(Storm storm)
    {
        if (storm.Held > 0)
            _ready.Add(storm.Take());
    }

    void EndDue()
    {
        if (_byEnd.Count == 0)
            return;
        var now = time.GetTimestamp();
        while (_byEnd.TryPeek(out var storm, out var due) && due <= now)
        {
            _byEnd.Dequeue();
            storm.IsDue = false;
            End(storm);
        }
    }

    void EndAll()
    {
        while (_byEnd.TryDequeue(out var storm, out _))
        {
            storm.IsDue = false;
            End(storm);
        }
    }
}
