// SPDX-License-Identifier: Apache-2.0
using Serilog.Events;

namespace Sinks.Fanout;

/// <summary>
/// A lane's queue: bounded in items and bytes, in the order of acceptance, with the last quarter kept for Error and
/// the last twentieth for Fatal. Not thread-safe; the lane's lock guards it.
/// </summary>
sealed class LaneQueue(int limit, long bytesLimit, OverflowPolicy overflow, bool keepsReserve = true)
{
    static readonly LogEventLevel[] RankLevels = [LogEventLevel.Information, LogEventLevel.Error, LogEventLevel.Fatal];

    readonly Queue<LaneItem>[] _ranks = [new(), new(), new()];
    readonly long[] _rankBytes = new long[3];

    ReservedLimit _limit = new(limit, keepsReserve);
    ReservedLimit _bytesLimit = new(bytesLimit, keepsReserve);
    OverflowPolicy _overflow = overflow;
    long _sequence;

    public int Count { get; private set; }

    public long Bytes { get; private set; }

    public static int RankOf(LogEventLevel level) =>
        level < LogEventLevel.Error ? 0 : level == LogEventLevel.Error ? 1 : 2;

    /// <summary>
    /// Sessions and check-ins are few, and each counts as much as an error; spans are many, and what browsers report
    /// is anybody's.
    /// </summary>
    public static int RankOf(FanoutItem item) => item switch
    {
        FanoutEvent { Face: FanoutFace.Browser } => 0,
        FanoutEvent logged => RankOf(logged.Level),
        FanoutSpan => 0,
        _ => 1,
    };

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

    /// <summary>Changes the bounds. What is queued stays; what comes finds room under the new ones, or none.</summary>
    public void Retune(
        int newLimit, long newBytesLimit, OverflowPolicy newOverflow, bool nowKeepsReserve = true)
    {
        _limit = new ReservedLimit(newLimit, nowKeepsReserve);
        _bytesLimit = new ReservedLimit(newBytesLimit, nowKeepsReserve);
        _overflow = newOverflow;
    }

    /// <summary>Adds an item, or finds no room for it. What had to leave for its sake is added to the list.</summary>
    /// <returns>Null when it was added, else why not. Evicted items left for the same reason.</returns>
    public DropReason? Add(LaneItem item, List<(LaneItem Item, DropReason Reason)> evicted)
    {
        var level = RankLevels[item.Rank];
        if (WhyNoRoom(item, level) is { } hopeless)
            return hopeless;
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
        _rankBytes[item.Rank] += item.QueuedBytes;
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

    /// <summary>Takes the eldest item of the highest rank.</summary>
    public LaneItem? TakeHighest()
    {
        for (var rank = _ranks.Length - 1; rank >= 0; rank--)
        {
            if (_ranks[rank].Count > 0)
                return Remove(rank);
        }

        return null;
    }

    /// <summary>
    /// Why even giving up all that may be given up would make no room; else nothing is given up for nothing.
    /// </summary>
    DropReason? WhyNoRoom(LaneItem item, LogEventLevel level)
    {
        var count = Count;
        var bytes = Bytes;
        for (var rank = 0; _overflow == OverflowPolicy.DropOldest && rank <= item.Rank; rank++)
        {
            count -= _ranks[rank].Count;
            bytes -= _rankBytes[rank];
        }

        return count >= _limit.For(level) ? DropReason.QueueFull
            : bytes + item.QueuedBytes > _bytesLimit.For(level) ? DropReason.QueueBytes
            : null;
    }

    /// <summary>
    /// Makes room by the oldest item of the lowest rank, never by one of a higher rank than the newcomer's.
    /// </summary>
    bool TryEvict(int rank, DropReason reason, List<(LaneItem Item, DropReason Reason)> evicted)
    {
        if (_overflow != OverflowPolicy.DropOldest)
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
        _rankBytes[rank] -= item.QueuedBytes;
        return item;
    }
}
