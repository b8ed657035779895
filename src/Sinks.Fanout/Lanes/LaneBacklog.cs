// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>
/// All that a lane holds and that is not in flight, in the order in which it is to be sent: batches to send again,
/// items that did not fit into their batch, the queue. The lane's lock guards it.
/// </summary>
sealed class LaneBacklog(LanePlan firstPlan)
{
    static readonly Comparer<LaneItem> ByAcceptance =
        Comparer<LaneItem>.Create(static (left, right) => left.Sequence.CompareTo(right.Sequence));

    readonly LaneQueue _queue = new(
        firstPlan.QueueLimit, firstPlan.QueueBytesLimit, firstPlan.Overflow, firstPlan.KeepsReserve);
    readonly LinkedList<LaneItem> _carry = new();
    readonly LinkedList<Batch> _again = new();
    readonly HashSet<Split> _splits = [];

    public bool IsEmpty => FreshCount == 0 && _again.Count == 0;

    /// <summary>Items that no batch holds yet.</summary>
    public int FreshCount => _carry.Count + _queue.Count;

    public long FreshBytes => _queue.Bytes;

    /// <summary>Whether an encoded item waits for the next send because it did not fit into the last one.</summary>
    public bool HasCarried => _carry.Count > 0;

    public bool HoldsOnlyQueued => _carry.Count == 0 && _again.Count == 0;

    /// <summary>The queued item that waits longest.</summary>
    public LaneItem? OldestQueued => _queue.Oldest;

    /// <summary>The item that no batch holds yet and that is sent first.</summary>
    public LaneItem? OldestFresh => _carry.First?.Value ?? _queue.Oldest;

    public DropReason? Add(LaneItem item, List<(LaneItem Item, DropReason Reason)> evicted) =>
        _queue.Add(item, evicted);

    /// <summary>
    /// Items for a batch, in the order of acceptance. When more waits than fits, errors go before lower events: behind
    /// a
    /// server that is too slow for everything they would otherwise wait until their own reserve overflows.
    /// </summary>
    public List<LaneItem> TakeFresh(int limit)
    {
        var items = new List<LaneItem>(Math.Min(limit, FreshCount));
        while (items.Count < limit && TakeCarried() is { } carried)
            items.Add(carried);
        if (_queue.Count <= limit - items.Count)
        {
            while (_queue.Take() is { } item)
                items.Add(item);
            return items;
        }

        var first = items.Count;
        while (items.Count < limit && _queue.TakeHighest() is { } item)
            items.Add(item);
        items.Sort(first, items.Count - first, ByAcceptance);
        return items;
    }

    /// <summary>Since when the eldest of all waits; what waited before the moment given does not count.</summary>
    public TimeSpan? OldestSince(TimeSpan moment)
    {
        TimeSpan? oldest = null;
        foreach (var batch in _again)
            oldest = Earlier(oldest, WaitsSince(batch, moment));
        foreach (var item in (ReadOnlySpan<LaneItem?>)[_carry.First?.Value, _queue.Oldest])
        {
            if (item is not null)
                oldest = Earlier(oldest, Later(item.AcceptedAt, moment));
        }

        return oldest;
    }

    /// <summary>Takes out what has waited since that time or longer, reckoned as above.</summary>
    public List<LaneItem> TakeOlderThan(TimeSpan time, TimeSpan moment)
    {
        var items = new List<LaneItem>();
        while (_again.FirstOrDefault(batch => WaitsSince(batch, moment) <= time) is { } batch)
        {
            _again.Remove(batch);
            items.AddRange(batch.Items);
            if (batch.Split is { } split && Decide(split) is { } held)
                PutBack(held, first: true);
        }

        if (moment > time)
            return items;
        while (_carry.First is { } carried && carried.Value.AcceptedAt <= time)
            items.Add(TakeCarried()!);
        while (_queue.Oldest is { } queued && queued.AcceptedAt <= time)
            items.Add(_queue.Take()!);
        return items;
    }

    /// <summary>Items of a fresh batch that did not fit; they come before everything else that is fresh.</summary>
    public void Carry(IReadOnlyList<LaneItem> rest)
    {
        for (var i = rest.Count - 1; i >= 0; i--)
            _carry.AddFirst(rest[i]);
    }

    public Batch? TakeAgain()
    {
        var batch = _again.First?.Value;
        if (batch is not null)
            _again.RemoveFirst();
        return batch;
    }

    public void PutBack(Batch batch, bool first)
    {
        if (first)
            _again.AddFirst(batch);
        else
            _again.AddLast(batch);
    }

    /// <summary>Cuts a batch in two to find the poison event.</summary>
    public void Cut(Batch batch)
    {
        var split = new Split();
        _splits.Add(split);
        var middle = batch.Items.Count / 2;
        PutBack(batch.Part(middle, batch.Items.Count - middle, split), first: true);
        PutBack(batch.Part(0, middle, split), first: true);
    }

    /// <summary>Neither half need wait for the other any more; returns the one that did.</summary>
    public Batch? Decide(Split split)
    {
        var held = split.Held;
        split.Held = null;
        split.IsDecided = true;
        _splits.Remove(split);
        return held;
    }

    /// <summary>Decides every split and puts the held halves back.</summary>
    public void DecideAll()
    {
        foreach (var split in _splits.ToArray())
        {
            if (Decide(split) is { } held)
                PutBack(held, first: true);
        }
    }

    /// <summary>Changes the bounds; what waits stays.</summary>
    public void Retune(LanePlan plan) =>
        _queue.Retune(plan.QueueLimit, plan.QueueBytesLimit, plan.Overflow, plan.KeepsReserve);

    /// <summary>What was batched for a former backend is fresh for another, and keeps its turn.</summary>
    public void Unbatch()
    {
        DecideAll();
        var items = new List<LaneItem>();
        while (TakeAgain() is { } batch)
            items.AddRange(batch.Items);
        Carry(items);
    }

    /// <summary>Everything, out of the backlog.</summary>
    public List<LaneItem> TakeEverything()
    {
        Unbatch();
        return TakeFresh(int.MaxValue);
    }

    /// <summary>What was sent waits since then, whatever the moment: its retry time runs.</summary>
    static TimeSpan WaitsSince(Batch batch, TimeSpan moment) =>
        batch.FirstSentAt ?? Later(batch.Items[0].AcceptedAt, moment);

    static TimeSpan Later(TimeSpan left, TimeSpan right) => left > right ? left : right;

    static TimeSpan Earlier(TimeSpan? left, TimeSpan right) => left < right ? left.Value : right;

    LaneItem? TakeCarried()
    {
        var item = _carry.First?.Value;
        if (item is not null)
            _carry.RemoveFirst();
        return item;
    }
}
