// SPDX-License-Identifier: Apache-2.0
using Serilog.Events;

namespace Sinks.Fanout;

/// <summary>
/// A lane's queue: bounded in items and bytes, in the order of acceptance, with the last quarter kept for Error and the last
/// twentieth for Fatal. Not thread-safe; the lane's lock guards it.
/// </summary>
sealed class LaneQueue(int limit, long bytesLimit, OverflowPolicy overflow)
{
    static readonly LogEventLevel[] RankLevels = [LogEventLevel.Information, LogEventLevel.Error, LogEventLevel.Fatal];

    readonly Queue<LaneItem>[] _ranks = [new(), new(), new()];
    readonly ReservedLimit _limit = new(limit);
    readonly ReservedLimit _bytesLimit = new(bytesLimit);
    long _sequence;

    public int Count { get; private set; }

    public long Bytes { get; private set; }

    public static int RankOf(LogEventLevel level) => level < LogEventLevel.Error ? 0 : level == LogEventLevel.Error ? 1 : 2;

    /// <summary>The item that waits longest.</summary>
    public LaneItem? Oldest
    {
        get
        {
            LaneItem? oldest = null;
            foreach (var rank in _ranks)
            {
                if (rank.TryPeek(out var item) && (oldest is null || item.Sequence < oldest.Sequence))
                    oldest = item;
            }

            return oldest;
        }
    }

    /// <summary>Adds an item, or finds no room for it. What had to leave for its sake is added to the list.</summary>
    /// <returns>Null when it was added, else why not. Evicted items left for the same reason.</returns>
    public DropReason? Add(LaneItem item, List<(LaneItem Item, DropReason Reason)> evicted)
    {
        var level = RankLevels[item.Rank];
        while (Count >= _limit.For(level))
        {
            if (!TryEvict(item.Rank, DropReason.QueueFull, evicted))
                return DropReason.QueueFull;
        }

        while (Bytes + item.QueuedBytes > _bytesLimit.For(level))
        {
            if (!TryEvict(item.Rank, DropReason.QueueBytes, evicted))
                return DropReason.QueueBytes;
        }

        item.Sequence = _sequence++;
        _ranks[item.Rank].Enqueue(item);
        Count++;
        Bytes += item.QueuedBytes;
        return null;
    }

    /// <summary>Takes the item that waits longest.</summary>
    public LaneItem? Take()
    {
        var oldest = Oldest;
        if (oldest is not null)
            Remove(oldest.Rank);
        return oldest;
    }

    /// <summary>Makes room by the oldest item of the lowest rank, never by one of a higher rank than the newcomer's.</summary>
    bool TryEvict(int rank, DropReason reason, List<(LaneItem Item, DropReason Reason)> evicted)
    {
        if (overflow != OverflowPolicy.DropOldest)
            return false;
        for (var lower = 0; lower <= rank; lower++)
        {
            if (_ranks[lower].Count == 0)
                continue;
            evicted.Add((Remove(lower), reason));
            return true;
        }

        return false;
    }

    LaneItem Remove(int rank)
    {
        var item = _ranks[rank].Dequeue();
        Count--;
        Bytes -= item.QueuedBytes;
        return item;
    }
}
