// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>
/// Holds a lane to its <c>EventsPerSecondLimit</c>, every event counted as often as it is sent: a bucket that holds one
/// second's worth, at least one event, and fills evenly. Times are since the lane began.
/// </summary>
sealed class SendPace(double? eventsPerSecond)
{
    double? _rate = eventsPerSecond;
    double _room = CapacityOf(eventsPerSecond);
    TimeSpan _filledAt;

    /// <summary>When there is room again for what did not go last; in the past when nothing was held back.</summary>
    public TimeSpan WaitUntil { get; private set; }

    /// <summary>Changes the limit; what was sent lately still counts.</summary>
    public void Retune(double? eventsPerSecond, TimeSpan now)
    {
        Fill(now);
        _room = _rate is null ? CapacityOf(eventsPerSecond) : Math.Min(_room, CapacityOf(eventsPerSecond));
        _rate = eventsPerSecond;
        WaitUntil = default;
    }

    /// <summary>Takes as much room as there is for new events.</summary>
    /// <param name="wanted">How many wait, at least one.</param>
    /// <param name="now">The present.</param>
    /// <param name="latest">After which nothing can be sent any more.</param>
    /// <returns>How many may go now; none when it is better to wait.</returns>
    public int Take(int wanted, TimeSpan now, TimeSpan latest)
    {
        if (_rate is null)
            return wanted;
        Fill(now);
        // Half a second's worth at a time: few sends, and a bucket that a late timer does not find full.
        var batch = Math.Min(wanted, Math.Ceiling(CapacityOf(_rate) / 2));
        if (!HasRoom(batch, now) && (WaitUntil < latest || !HasRoom(1, now)))
            return 0;
        var taken = (int)Math.Min(wanted, _room);
        _room -= taken;
        return taken;
    }

    /// <summary>Takes room for a batch that is sent again, and as a whole.</summary>
    public bool TryTakeAll(int count, TimeSpan now)
    {
        if (_rate is null)
            return true;
        Fill(now);
        // A batch from before the limit was lowered may be larger than the bucket.
        if (!HasRoom(Math.Min(count, Math.Floor(CapacityOf(_rate))), now))
            return false;
        _room -= count;
        return true;
    }

    /// <summary>Events that room was taken for are not sent after all.</summary>
    public void GiveBack(int count)
    {
        _room = Math.Min(CapacityOf(_rate), _room + count);
        WaitUntil = default;
    }

    static double CapacityOf(double? rate) => Math.Max(1, rate ?? 1);

    void Fill(TimeSpan now)
    {
        if (_rate is { } rate)
            _room = Math.Min(CapacityOf(rate), _room + ((now - _filledAt).TotalSeconds * rate));
        _filledAt = now;
    }

    bool HasRoom(double count, TimeSpan now)
    {
        var missing = count - _room;
        // One tick more, so that rounding does not find it a hair's breadth too small then.
        WaitUntil = missing <= 0 ? default : now + TimeSpan.FromSeconds(missing / _rate!.Value) + TimeSpan.FromTicks(1);
        return missing <= 0;
    }
}
