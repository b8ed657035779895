// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics;
using Serilog.Events;

namespace Sinks.Fanout;

/// <summary>
/// What was logged lately, by <see cref="TrailKey"/>. Bounded in trails, crumbs, bytes and age; the oldest are
/// evicted and counted. Only the dispatcher touches it.
/// </summary>
sealed class Trails(BreadcrumbOptions firstOptions)
{
    const int TrailLimit = 1_000;
    const int CrumbLimit = 10_000;
    const long BytesLimit = 8 * 1024 * 1024;

    static readonly TimeSpan AgeLimit = TimeSpan.FromMinutes(5);

    readonly Dictionary<TrailKey, LinkedListNode<Trail>> _byKey = [];

    // The trail that was added to longest ago comes first.
    readonly LinkedList<Trail> _byUse = new();
    BreadcrumbOptions _options = firstOptions;
    int _crumbs;
    long _bytes;
    long _evicted;

    /// <summary>Crumbs given up for the bounds' sake.</summary>
    public long Evicted => Volatile.Read(ref _evicted);

    public bool Wants(LogEventLevel level) => _options.Limit > 0 && level >= _options.MinimumLevel;

    /// <summary>Changes the bounds: a trail that is longer now is cut when it is added to next.</summary>
    public void Use(BreadcrumbOptions options) => _options = options;

    /// <summary>
    /// Adds the event to its trail, if it can be read: one that another sink changes meanwhile leaves no crumb.
    /// </summary>
    public void TryAdd(LogEvent logEvent, FanoutContext? context)
    {
        try
        {
            Add(logEvent, context);
        }
        catch (Exception failure)
        {
            Debug.WriteLine($"An event leaves no breadcrumb ({failure.GetType().Name}).");
        }
    }

    /// <summary>The crumbs that belong to an event. They are an extra: trouble with them never costs it.</summary>
    public CrumbSet TryOf(LogEvent logEvent, FanoutContext? context, EventBuilder builder)
    {
        try
        {
            return Of(logEvent, context, builder);
        }
        catch (Exception)
        {
            return CrumbSet.None;
        }
    }

    /// <summary>Adds the event to its trail. One that cannot be read throws and changes nothing.</summary>
    public void Add(LogEvent logEvent, FanoutContext? context)
    {
        var crumb = new Crumb(logEvent);
        var key = TrailKey.Of(logEvent, context);
        try
        {
            Add(crumb, key);
        }
        catch (Exception)
        {
            // Trails in a state nobody knows are worth less than none.
            Clear();
            throw;
        }
    }

    /// <summary>The crumbs that belong to an event, oldest first.</summary>
    public CrumbSet Of(LogEvent logEvent, FanoutContext? context, EventBuilder builder)
    {
        if (_options.Limit == 0 || !_byKey.TryGetValue(TrailKey.Of(logEvent, context), out var node))
            return CrumbSet.None;
        var crumbs = new List<Breadcrumb>(node.Value.Crumbs.Count);
        var charged = 0;
        foreach (var crumb in node.Value.Crumbs)
        {
            if (logEvent.Timestamp - crumb.Timestamp > AgeLimit)
                continue;
            if (crumb.Build(builder) is not { } built)
                continue;
            crumbs.Add(built);
            charged = TextSize.Add(charged, crumb.Charge(), 0);
        }

        return new CrumbSet(crumbs, charged);
    }

    public void Clear()
    {
        _byKey.Clear();
        _byUse.Clear();
        _crumbs = 0;
        _bytes = 0;
    }

    void Add(Crumb crumb, TrailKey key)
    {
        var trail = FindOrAdd(key);
        trail.Crumbs.Enqueue(crumb);
        trail.LastAt = crumb.Timestamp;
        _crumbs++;
        _bytes += crumb.Bytes;
        // A trail that is full lets its oldest go: that is its size, not a loss, so it is not counted.
        while (trail.Crumbs.Count > _options.Limit)
            TakeOldest(trail);
        while (_byUse.First!.Value is var oldest && crumb.Timestamp - oldest.LastAt > AgeLimit)
            Remove(oldest);
        while (_crumbs > CrumbLimit || _bytes > BytesLimit || _byKey.Count > TrailLimit)
            EvictFromOldest();
    }

    Trail FindOrAdd(TrailKey key)
    {
        if (_byKey.TryGetValue(key, out var node))
        {
            _byUse.Remove(node);
            _byUse.AddLast(node);
        }
        else
        {
            node = _byUse.AddLast(new Trail(key));
            _byKey[key] = node;
        }

        return node.Value;
    }

    void TakeOldest(Trail trail)
    {
        _bytes -= trail.Crumbs.Dequeue().Bytes;
        _crumbs--;
    }

    void EvictFromOldest()
    {
        var trail = _byUse.First!.Value;
        if (trail.Crumbs.Count > 0)
        {
            TakeOldest(trail);
            Volatile.Write(ref _evicted, _evicted + 1);
        }

        if (trail.Crumbs.Count == 0)
            Remove(trail);
    }

    /// <summary>Of what is too old for any event nothing is lost, so it is not counted.</summary>
    void Remove(Trail trail)
    {
        while (trail.Crumbs.Count > 0)
            TakeOldest(trail);
        _byUse.Remove(_byKey[trail.Key]);
        _byKey.Remove(trail.Key);
    }

    sealed class Trail(TrailKey key)
    {
        public TrailKey Key { get; } = key;

        public Queue<Crumb> Crumbs { get; } = new();

        public DateTimeOffset LastAt { get; set; }
    }
}
