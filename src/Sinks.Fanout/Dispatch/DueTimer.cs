// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>
/// Wakes the dispatcher for what it has to do without an event. No timer is armed while there is no such thing.
/// </summary>
sealed class DueTimer(TimeProvider time, Action wake)
{
    // Timers count in whole milliseconds, and one that fires early would only have to be armed again.
    static readonly TimeSpan Resolution = TimeSpan.FromMilliseconds(1);

    ITimer? _timer;
    long? _armedFor;
    volatile bool _hasFired;

    /// <summary>Arms it for a timestamp of the clock, or for nothing. Only the dispatcher's thread calls it.</summary>
    public void Arm(long? due)
    {
        if (_hasFired)
        {
            _hasFired = false;
            _armedFor = null;
        }

        if (due == _armedFor)
            return;
        _armedFor = due;
        _timer ??= time.CreateTimer(_ => Fire(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _timer.Change(due is null ? Timeout.InfiniteTimeSpan : UntilAfter(due.Value), Timeout.InfiniteTimeSpan);
    }

    /// <summary>Ends it. Only the dispatcher's thread calls it.</summary>
    public void Stop() => _timer?.Dispose();

    TimeSpan UntilAfter(long due)
    {
        var left = time.GetElapsedTime(time.GetTimestamp(), due);
        return (left > TimeSpan.Zero ? left : TimeSpan.Zero) + Resolution;
    }

    void Fire()
    {
        _hasFired = true;
        wake();
    }
}
