// SPDX-License-Identifier: Apache-2.0
using System.Runtime.InteropServices;

namespace Sinks.Fanout;

/// <summary>
/// A lane's books, by kind of item and together: offered = filtered + accepted, and accepted = delivered + dropped +
/// waiting. The lane's lock guards it.
/// </summary>
sealed class LaneLedger
{
    readonly long[] _filtered = new long[Enum.GetValues<Filter>().Length];
    readonly long[] _dropped = new long[DropReasons.Count];
    readonly Entry[] _kinds = new Entry[ItemKinds.Count];

    public long Offered { get; private set; }

    public long Accepted { get; private set; }

    public long Delivered { get; private set; }

    public long Waiting { get; private set; }

    public void Filter(FanoutItemKind kind, Filter filter)
    {
        Offered++;
        _filtered[(int)filter]++;
        ref var entry = ref _kinds[(int)kind];
        entry.Offered++;
        entry.Filtered++;
    }

    public void Accept(FanoutItemKind kind)
    {
        Offered++;
        Accepted++;
        Waiting++;
        ref var entry = ref _kinds[(int)kind];
        entry.Offered++;
        entry.Waiting++;
    }

    public void Deliver(FanoutItemKind kind)
    {
        Delivered++;
        Waiting--;
        ref var entry = ref _kinds[(int)kind];
        entry.Delivered++;
        entry.Waiting--;
    }

    public void Drop(FanoutItemKind kind, DropReason reason)
    {
        _dropped[(int)reason]++;
        Waiting--;
        ref var entry = ref _kinds[(int)kind];
        entry.Dropped++;
        entry.Waiting--;
    }

    /// <summary>How many of a kind are queued or being sent.</summary>
    public long WaitingOf(FanoutItemKind kind) => _kinds[(int)kind].Waiting;

    /// <summary>The status with the counts of these books.</summary>
    public BackendStatus WriteTo(BackendStatus status) => status with
    {
        Offered = Offered,
        Filtered = FilteredByName(),
        Accepted = Accepted,
        Delivered = Delivered,
        Dropped = DropReasons.Named(_dropped),
        Waiting = Waiting,
        Kinds = ItemKinds.Named(_kinds, static entry => entry.Offered > 0, static entry => new KindCounts
        {
            Offered = entry.Offered,
            Filtered = entry.Filtered,
            Delivered = entry.Delivered,
            Dropped = entry.Dropped,
            Waiting = entry.Waiting,
        }),
    };

    SortedDictionary<string, long> FilteredByName()
    {
        var named = new SortedDictionary<string, long>(StringComparer.Ordinal);
        for (var i = 1; i < _filtered.Length; i++)
        {
            if (_filtered[i] != 0)
                named[((Filter)i).ToString().ToLowerInvariant()] = _filtered[i];
        }

        return named;
    }

    [StructLayout(LayoutKind.Auto)]
    struct Entry
    {
        public long Offered;
        public long Filtered;
        public long Delivered;
        public long Dropped;
        public long Waiting;
    }
}
