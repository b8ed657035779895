// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Sinks.Fanout;

/// <summary>
/// The spans that wait for their local root to stop, for backends that take them within it. Bounded: too many for one
/// root are counted in it, and when too many wait in all, the root that gathers longest gives up what it has. Only the
/// dispatcher's thread calls it.
/// </summary>
sealed class PendingTraces(Func<Activity, bool> isOurs)
{
    const int SpansOfRootLimit = 1_000;

    // Deeper nesting than any trace has; a bound for what a host could make of it.
    const int DepthLimit = 1_000;

    static readonly object Stopped = new();

    readonly Dictionary<Activity, Gathered> _gathered = new(ReferenceEqualityComparer.Instance);
    readonly LinkedList<Activity> _byAge = new();
    readonly ConditionalWeakTable<Activity, object> _stopped = [];
    readonly ConditionalWeakTable<Activity, Gathered> _givenUp = [];
    int _count;

    /// <summary>Spans that wait for their root.</summary>
    public int Count => _count;

    /// <summary>Finds the local root of an activity that has stopped.</summary>
    public SpanPlace Place(Activity activity)
    {
        var root = activity;
        var depth = 0;
        for (var above = activity.Parent; above is not null && depth < DepthLimit; above = above.Parent, depth++)
        {
            if (above.Recorded && isOurs(above))
                root = above;
        }

        // Its root has been sent: what comes late goes by itself.
        var isRoot = ReferenceEquals(root, activity) || _stopped.TryGetValue(root, out _);
        return new SpanPlace(root, isRoot);
    }

    /// <summary>Adds a span to what its root gathers, or gives the root with all it has gathered.</summary>
    /// <returns>The root; null while it goes on.</returns>
    public FanoutSpan? Add(Activity activity, SpanPlace place, FanoutSpan span, int limit, SignalLedger ledger)
    {
        if (!place.IsRoot)
        {
            Gather(place.Root, span, limit, ledger);
            return null;
        }

        if (!ReferenceEquals(place.Root, activity))
            return span;
        _stopped.AddOrUpdate(activity, Stopped);
        return Take(activity) is { } gathered ? gathered.Within(span) : span;
    }

    void Gather(Activity root, FanoutSpan span, int limit, SignalLedger ledger)
    {
        if (_givenUp.TryGetValue(root, out var given))
        {
            given.LeftOut++;
            ledger.CountLeftOut(1);
            return;
        }

        if (!_gathered.TryGetValue(root, out var gathered))
        {
            gathered = new Gathered(_byAge.AddLast(root));
            _gathered.Add(root, gathered);
        }

        if (gathered.Spans.Count >= SpansOfRootLimit)
        {
            gathered.LeftOut++;
            ledger.CountLeftOut(1);
            return;
        }

        gathered.Spans.Add(span);
        gathered.Bytes += span.EstimatedBytes;
        _count++;
        while (_count > limit && _byAge.First is { } eldest)
            GiveUp(eldest.Value, ledger);
    }

    /// <summary>Of the root only the count is kept, as long as the root itself lives.</summary>
    void GiveUp(Activity root, SignalLedger ledger)
    {
        var gathered = _gathered[root];
        ledger.CountLeftOut(gathered.Spans.Count);
        _count -= gathered.Spans.Count;
        gathered.LeftOut += gathered.Spans.Count;
        gathered.Spans.Clear();
        gathered.Bytes = 0;
        _byAge.Remove(gathered.Place);
        _gathered.Remove(root);
        _givenUp.AddOrUpdate(root, gathered);
    }

    Gathered? Take(Activity root)
    {
        if (!_gathered.Remove(root, out var gathered))
            return _givenUp.TryGetValue(root, out var given) ? given : null;
        _byAge.Remove(gathered.Place);
        _count -= gathered.Spans.Count;
        return gathered;
    }

    sealed class Gathered(LinkedListNode<Activity> place)
    {
        public LinkedListNode<Activity> Place { get; } = place;

        public List<FanoutSpan> Spans { get; } = [];

        public int LeftOut { get; set; }

        public int Bytes { get; set; }

        public FanoutSpan Within(FanoutSpan root) => root with
        {
            Spans = Spans,
            DroppedSpans = LeftOut,
            EstimatedBytes = root.EstimatedBytes + Bytes,
        };
    }
}
