// SPDX-License-Identifier: Apache-2.0
using Serilog.Events;

namespace Sinks.Fanout;

/// <summary>
/// What was logged lately, by trace, else by workflow run or other context, else by process. Bounded in trails, crumbs and
/// age; the oldest are evicted and counted. Only the dispatcher touches it.
/// </summary>
sealed class Trails(BreadcrumbOptions options)
{
    const int TrailLimit = 1_000;
    const int CrumbLimit = 10_000;

    static readonly TimeSpan AgeLimit = TimeSpan.FromMinutes(5);

    readonly Dictionary<string, LinkedListNode<Trail>> _byKey = new(StringComparer.Ordinal);

    // The trail that was added to longest ago comes first.
    readonly LinkedList<Trail> _byUse = new();
    int _crumbs;
    long _evicted;

    public bool Wants(LogEventLevel level) => options.Limit > 0 && level >= options.MinimumLevel;

    /// <summary>Crumbs given up for the bounds' sake.</summary>
    public long Evicted => Volatile.Read(ref _evicted);

    public void Add(LogEvent logEvent, FanoutContext? context)
    {
        var trail = FindOrAdd(KeyOf(logEvent, context));
        trail.Crumbs.Enqueue(new Crumb(logEvent));
        _crumbs++;
        if (trail.Crumbs.Count > options.Limit)
            Shorten(trail);
        while (_crumbs > CrumbLimit || _byKey.Count > TrailLimit)
            EvictFromOldest();
    }

    /// <summary>The crumbs that belong to an event, oldest first.</summary>
    public IReadOnlyList<Breadcrumb> Of(LogEvent logEvent, FanoutContext? context, EventBuilder builder)
    {
        if (options.Limit == 0 || !_byKey.TryGetValue(KeyOf(logEvent, context), out var node))
            return [];
        var crumbs = new List<Breadcrumb>(node.Value.Crumbs.Count);
        foreach (var crumb in node.Value.Crumbs)
        {
            if (logEvent.Timestamp - crumb.Timestamp <= AgeLimit)
                crumbs.Add(crumb.Build(builder));
        }

        return crumbs;
    }

    public void Clear()
    {
        _byKey.Clear();
        _byUse.Clear();
        _crumbs = 0;
    }

    static string KeyOf(LogEvent logEvent, FanoutContext? context) =>
        logEvent.TraceId?.ToHexString()
        ?? context?.WorkflowRunId
        ?? context?.WorkflowId
        ?? context?.UserId
        ?? context?.TenantId
        ?? "";

    Trail FindOrAdd(string key)
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

    /// <summary>A trail that is full lets its oldest go: that is its size, not a loss, so it is not counted.</summary>
    void Shorten(Trail trail)
    {
        trail.Crumbs.Dequeue();
        _crumbs--;
    }

    void EvictFromOldest()
    {
        var trail = _byUse.First!.Value;
        if (trail.Crumbs.Count > 0)
        {
            Shorten(trail);
            Volatile.Write(ref _evicted, _evicted + 1);
        }

        if (trail.Crumbs.Count == 0)
        {
            _byUse.RemoveFirst();
            _byKey.Remove(trail.Key);
        }
    }

    sealed class Trail(string key)
    {
        public string Key { get; } = key;

        public Queue<Crumb> Crumbs { get; } = new();
    }
}
