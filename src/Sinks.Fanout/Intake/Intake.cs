// SPDX-License-Identifier: Apache-2.0
using System.Numerics;
using System.Runtime.InteropServices;
using Serilog.Events;

namespace Sinks.Fanout;

/// <summary>
/// A bounded ring between any number of emitting threads and the one dispatcher. Emitters claim a place by adding to
/// a counter, so they never wait for each other or for room; the last quarter is kept for Error, the last twentieth
/// for Fatal.
/// </summary>
sealed class Intake
{
    // Set in the claim counter on closing: claims before it are known exactly and drained, later ones are refused.
    const long ClosedBit = 1L << 62;

    // Emitters check the limit before they claim, so a claim can overshoot it by one per emitting thread.
    const int Overshoot = 1024;

    const int SmallTextBytes = 1024;

    readonly IntakeSlot[] _ring;
    readonly int _mask;
    readonly ReservedLimit _limit;
    readonly ReservedLimit _textLimit;
    readonly WakeSignal _wake;

    Counters _counters;

    public Intake(int limit, long textBytesLimit, WakeSignal wake)
    {
        _limit = new ReservedLimit(limit);
        _textLimit = new ReservedLimit(textBytesLimit);
        _wake = wake;
        _ring = new IntakeSlot[BitOperations.RoundUpToPowerOf2((uint)(limit + Overshoot))];
        _mask = _ring.Length - 1;
    }

    /// <summary>Events claimed since the beginning.</summary>
    public long Claimed
    {
        get
        {
            var tail = Volatile.Read(ref _counters.Tail);
            return (tail & ClosedBit) == 0 ? tail : Volatile.Read(ref _counters.ClosedAt);
        }
    }

    /// <summary>Events the dispatcher is done with.</summary>
    public long Released => Volatile.Read(ref _counters.Head);

    /// <summary>Takes an event, or refuses it at once.</summary>
    public IntakeResult Take(LogEvent logEvent, FanoutContext? context)
    {
        var level = logEvent.Level;
        var tail = Volatile.Read(ref _counters.Tail);
        if (tail - Volatile.Read(ref _counters.Head) >= _limit.For(level))
            return tail >= ClosedBit ? IntakeResult.Closed : IntakeResult.Full;

        var text = TextSize.OfLogEvent(logEvent);
        if (text < SmallTextBytes)
        {
            text = 0;
        }
        else if (Interlocked.Add(ref _counters.TextBytes, text) > _textLimit.For(level))
        {
            Interlocked.Add(ref _counters.TextBytes, -text);
            return IntakeResult.Full;
        }

        var place = Interlocked.Increment(ref _counters.Tail) - 1;
        if (place >= ClosedBit)
        {
            Interlocked.Add(ref _counters.TextBytes, -text);
            return IntakeResult.Closed;
        }

        ref var slot = ref _ring[place & _mask];
        slot.Context = context;
        slot.TextBytes = text;
        Volatile.Write(ref slot.Event, logEvent);
        _wake.AfterClaim(place, level);
        return IntakeResult.Taken;
    }

    /// <summary>
    /// Moves published events into the buffer, in the order of their claims. Waits for an emitter that was preempted
    /// between claim and publication only when nothing before it can be returned. The places are given back by
    /// <see cref="Release"/>.
    /// </summary>
    /// <returns>How many events were moved; 0 when none is claimed.</returns>
    public int Drain(Span<IntakeSlot> buffer)
    {
        var head = _counters.Head;
        var available = (int)Math.Min(buffer.Length, Claimed - head);
        var spin = new SpinWait();
        for (var i = 0; i < available; i++)
        {
            ref var slot = ref _ring[(head + i) & _mask];
            while (Volatile.Read(ref slot.Event) is null)
            {
                if (i > 0)
                    return i;
                spin.SpinOnce();
            }

            buffer[i] = slot;
            slot = default;
        }

        return available;
    }

    /// <summary>Gives back the places of events that were drained and dealt with.</summary>
    public void Release(ReadOnlySpan<IntakeSlot> dealtWith)
    {
        var text = 0L;
        foreach (ref readonly var slot in dealtWith)
            text += slot.TextBytes;
        if (text != 0)
            Interlocked.Add(ref _counters.TextBytes, -text);
        Volatile.Write(ref _counters.Head, _counters.Head + dealtWith.Length);
    }

    /// <summary>Refuses everything from now on; what was claimed before is still drained.</summary>
    public void Close()
    {
        // Claims are refused while the bit is set, so the exact count has to be there before anybody can see the bit.
        while (true)
        {
            var tail = Volatile.Read(ref _counters.Tail);
            if ((tail & ClosedBit) != 0)
                return;
            Volatile.Write(ref _counters.ClosedAt, tail);
            if (Interlocked.CompareExchange(ref _counters.Tail, tail | ClosedBit, tail) == tail)
                return;
        }
    }

    // Emitters write Tail, the dispatcher writes Head: apart, so that they do not take each other's cache line.
    [StructLayout(LayoutKind.Explicit, Size = 512)]
    struct Counters
    {
        [FieldOffset(128)]
        public long Tail;

        [FieldOffset(256)]
        public long Head;

        [FieldOffset(384)]
        public long TextBytes;

        [FieldOffset(392)]
        public long ClosedAt;
    }
}
