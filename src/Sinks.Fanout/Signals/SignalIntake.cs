// SPDX-License-Identifier: Apache-2.0
using System.Collections.Concurrent;

namespace Sinks.Fanout;

/// <summary>
/// A bounded queue between the threads that end spans, sessions and check-ins and the dispatcher. It never waits for
/// room. The dispatcher is woken 250 ms after the first of them, or when an eighth of the room is taken: nothing of
/// this is in a hurry, and a wake per span would be most of what a span costs.
/// </summary>
sealed class SignalIntake : IDisposable
{
    const long ClosedBit = 1L << 62;

    static readonly TimeSpan Linger = TimeSpan.FromMilliseconds(250);

    readonly ConcurrentQueue<Signal> _queue = new();
    readonly Action _wake;
    readonly ITimer _timer;
    readonly long[] _claimedOf = new long[ItemKinds.Count];
    readonly long[] _releasedOf = new long[ItemKinds.Count];
    readonly long[] _fullOf = new long[ItemKinds.Count];
    readonly long[] _lateOf = new long[ItemKinds.Count];
    readonly int _limit;
    readonly int _spanLimit;
    readonly int _threshold;
    long _claimed;
    long _released;
    int _isArmed;

    public SignalIntake(int limit, Action wake, TimeProvider time)
    {
        _limit = limit;
        // Spans come by thousands; a session or a check-in is one of a kind.
        _spanLimit = Math.Max(1, limit - (limit / 8));
        _threshold = Math.Max(1, limit / 8);
        _wake = wake;
        using (Detached.Flow())
        {
            _timer = time.CreateTimer(
                static intake => ((SignalIntake)intake!)._wake(),
                this,
                Timeout.InfiniteTimeSpan,
                Timeout.InfiniteTimeSpan);
        }
    }

    /// <summary>Signals taken since the beginning.</summary>
    public long Claimed => Interlocked.Read(ref _claimed) & ~ClosedBit;

    /// <summary>Signals the dispatcher is done with.</summary>
    public long Released => Interlocked.Read(ref _released);

    /// <summary>Spans that found no room.</summary>
    public long Refused => Sum(_fullOf);

    /// <summary>Takes a signal, or refuses it at once.</summary>
    public IntakeResult Take(in Signal signal)
    {
        var kind = (int)signal.Kind;
        var limit = kind == (int)FanoutItemKind.Span ? _spanLimit : _limit;
        var before = Interlocked.Read(ref _claimed);
        if (before < ClosedBit && before - Volatile.Read(ref _released) >= limit)
        {
            Interlocked.Increment(ref _fullOf[kind]);
            return IntakeResult.Full;
        }

        // Others may claim between the look and the claim: one more for each of them.
        var place = Interlocked.Increment(ref _claimed);
        if (place > ClosedBit)
        {
            Interlocked.Decrement(ref _claimed);
            Interlocked.Increment(ref _lateOf[kind]);
            return IntakeResult.Closed;
        }

        Interlocked.Increment(ref _claimedOf[kind]);
        _queue.Enqueue(signal);
        WakeInTime(place);
        return IntakeResult.Taken;
    }

    /// <summary>Moves waiting signals into the buffer, oldest first. Only the dispatcher calls it.</summary>
    public int Drain(Span<Signal> buffer)
    {
        // Before looking: who comes after the look arms the timer anew.
        Interlocked.Exchange(ref _isArmed, 0);
        var available = (int)Math.Min(buffer.Length, Claimed - _released);
        for (var i = 0; i < available; i++)
        {
            var spin = new SpinWait();
            // Claimed and not there yet: its thread is about to put it in.
            while (!_queue.TryDequeue(out buffer[i]))
            {
                if (i > 0)
                    return i;
                spin.SpinOnce();
            }
        }

        return available;
    }

    /// <summary>Counts signals that were drained and dealt with.</summary>
    public void Release(ReadOnlySpan<Signal> dealtWith)
    {
        foreach (ref readonly var signal in dealtWith)
        {
            ref var released = ref _releasedOf[(int)signal.Kind];
            Volatile.Write(ref released, released + 1);
        }

        Interlocked.Add(ref _released, dealtWith.Length);
    }

    /// <summary>Refuses everything from now on; what was taken before is still drained.</summary>
    public void Close() => Interlocked.Or(ref _claimed, ClosedBit);

    /// <summary>What was taken of a kind, what waits of it, and what was refused.</summary>
    public (long Taken, long Waiting, long Full, long Late) CountsOf(FanoutItemKind kind)
    {
        // In this order: what is released meanwhile was taken.
        var released = Volatile.Read(ref _releasedOf[(int)kind]);
        var taken = Volatile.Read(ref _claimedOf[(int)kind]);
        return (taken, taken - released, Volatile.Read(ref _fullOf[(int)kind]), Volatile.Read(ref _lateOf[(int)kind]));
    }

    public void Dispose() => _timer.Dispose();

    void WakeInTime(long place)
    {
        if (place - Volatile.Read(ref _released) == _threshold)
            _wake();
        else if (Interlocked.CompareExchange(ref _isArmed, 1, 0) == 0)
            _timer.Change(Linger, Timeout.InfiniteTimeSpan);
    }

    static long Sum(long[] counts)
    {
        var sum = 0L;
        for (var i = 0; i < counts.Length; i++)
            sum += Volatile.Read(ref counts[i]);
        return sum;
    }
}
