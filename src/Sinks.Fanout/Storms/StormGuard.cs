// SPDX-License-Identifier: Apache-2.0
using Serilog.Events;

namespace Sinks.Fanout;

/// <summary>
/// Lets so many events of a kind pass in a minute, holds back the rest and tells how many they were. A minute begins
/// with its first event. Only the dispatcher touches it.
/// </summary>
/// <param name="time">The clock.</param>
/// <param name="perMinute">How many pass; null for all.</param>
/// <param name="inApp">Which frames are the application's own.</param>
sealed class StormGuard(TimeProvider time, int? perMinute, InAppRules inApp)
{
    const int KeyLimit = 4_096;

    static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    readonly Dictionary<StormKey, LinkedListNode<Storm>> _byKey = [];

    // The one that was met longest ago comes first.
    readonly LinkedList<Storm> _byUse = new();

    // The one whose minute ends next comes first. An ordered set, for those that are forgotten leave from its middle.
    readonly SortedSet<Storm> _byEnd = new(Comparer<Storm>.Create(static (left, right) =>
        left.Began != right.Began ? left.Began.CompareTo(right.Began) : left.Number.CompareTo(right.Number)));

    // What those held that were forgotten, told once a minute.
    readonly Storm _others = new(default, number: 0);
    readonly List<HeldBack> _ready = [];

    StormKeyReader _keys = new(inApp);
    int? _perMinute = perMinute;
    long _storms;

    /// <summary>When the next summary is due, by the clock's timestamps; null when none is.</summary>
    public long? NextDue => _byEnd.Min is { } next ? EndOf(next) : null;

    /// <summary>How many it remembers.</summary>
    public int Remembered => _byKey.Count + (_others.IsDue ? 1 : 0);

    /// <summary>How many of them wait to be told of.</summary>
    public int Due => _byEnd.Count;

    /// <summary>
    /// Changes the limit, null turning the guard off, and which frames say of which kind an event is.
    /// </summary>
    public void Use(int? limit, InAppRules inApp)
    {
        if (!inApp.Equals(_keys.InApp))
            _keys = new StormKeyReader(inApp);
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
        if (logEvent.Level < LogEventLevel.Error && EventNames.Of(logEvent) is not null)
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

        storm.Hold(logEvent, context);
        Await(storm);
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
            EvictOldest(now);
        node = _byUse.AddLast(new Storm(key, ++_storms) { Began = now });
        _byKey[key] = node;
        return node.Value;
    }

    /// <summary>A summary each would be thousands in a second.</summary>
    void EvictOldest(long now)
    {
        var oldest = _byUse.First!.Value;
        _byUse.RemoveFirst();
        _byKey.Remove(oldest.Key);
        if (oldest.IsDue)
            _byEnd.Remove(oldest);
        if (oldest.Held == 0)
            return;
        if (!_others.IsDue)
            _others.Began = now;
        _others.Hold(oldest.Take());
        Await(_others);
    }

    void Await(Storm storm)
    {
        if (storm.IsDue)
            return;
        storm.IsDue = true;
        _byEnd.Add(storm);
    }

    long EndOf(Storm storm) => storm.Began + (long)(Minute.TotalSeconds * time.TimestampFrequency);

    void End(Storm storm)
    {
        if (!storm.IsDue)
            return;
        _byEnd.Remove(storm);
        storm.IsDue = false;
        _ready.Add(storm.Take());
    }

    void EndDue()
    {
        if (_byEnd.Count == 0)
            return;
        var now = time.GetTimestamp();
        while (_byEnd.Min is { } storm && EndOf(storm) <= now)
            End(storm);
    }

    void EndAll()
    {
        while (_byEnd.Min is { } storm)
            End(storm);
    }
}
