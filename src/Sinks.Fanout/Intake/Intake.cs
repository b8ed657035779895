// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Serilog.Events;

namespace Sinks.Fanout;

/// <summary>
/// A bounded ring between any number of emitting threads and the one dispatcher. Emitters claim a place by adding to
/// a counter, so they never wait for each other or for room; the last quarter is kept for Error, the last twentieth
/// for Fatal.
/// </summary>
sealed class Intake : IClaims
{
    // Set in the claim counter on closing: claims before it are known exactly and drained, later ones are refused.
    const long ClosedBit = 1L << 62;

    // Emitters check the limit before they claim, so a claim can overshoot it by one per emitting thread.
    const int Overshoot = 1024;

    const int SmallTextBytes = 1024;

    const long NotClosed = -1;

    readonly IntakeSlot[] _ring;
    readonly int[] _texts;
    readonly int _mask;
    readonly ReservedLimit _limit;
    readonly ReservedLimit _textLimit;
    readonly WakeSignal _wake;

    // What strangers send may fill this much and no more.
    readonly BrowserShare _browsers;

    Counters _counters;

    public Intake(int limit, long textBytesLimit, WakeSignal wake)
    {
        _limit = new ReservedLimit(limit);
        _textLimit = new ReservedLimit(textBytesLimit);
        _browsers = new BrowserShare(limit, textBytesLimit);
        _wake = wake;
        _ring = new IntakeSlot[BitOperations.RoundUpToPowerOf2((uint)(limit + Overshoot))];
        // Beside the ring, and touched for large texts only: a smaller slot is fewer cache lines to take over.
        _texts = new int[_ring.Length];
        _mask = _ring.Length - 1;
        _counters.ClosedAt = NotClosed;
    }

    /// <summary>Events claimed since the beginning.</summary>
    public long Claimed
    {
        get
        {
            var tail = Volatile.Read(ref _counters.Tail);
            return (tail & ClosedBit) == 0 ? tail : ClosedAt();
        }
    }

    /// <summary>Events the dispatcher is done with.</summary>
    public long Released => Volatile.Read(ref _counters.Head);

    /// <summary>
    /// Takes an event with the context of the calling code, or refuses it at once. The fullness is looked at before
    /// anything else: an emitter that floods must not even pay for its context.
    /// </summary>
    public IntakeResult Take(LogEvent logEvent)
    {
        var level = logEvent.Level;
        return IsFull(level) ? WhyNot() : Claim(logEvent, level, FanoutContext.CurrentOrNull);
    }

    /// <summary>Takes an event with a context that is known, or refuses it at once.</summary>
    public IntakeResult Take(LogEvent logEvent, FanoutContext? context)
    {
        var level = logEvent.Level;
        return IsFull(level) ? WhyNot() : Claim(logEvent, level, context);
    }

    /// <summary>
    /// Takes what a browser reports, or refuses it at once: it has a tenth of the intake, and no part of what is kept
    /// for errors of the process itself.
    /// </summary>
    public IntakeResult TakeFromBrowser(BrowserLogEvent logEvent)
    {
        const LogEventLevel NoReserve = LogEventLevel.Information;
        if (IsFull(NoReserve))
            return WhyNot();
        var text = logEvent.TextBytes;
        if (!_browsers.TryEnter(text))
            return IntakeResult.Full;
        var context = FanoutContext.CurrentOrNull;
        context?.Request?.Observe(logEvent);
        var result = ClaimWithText(logEvent, NoReserve, context, text);
        if (result != IntakeResult.Taken)
            _browsers.Leave(text);
        return result;
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
        var head = _counters.Head;
        var sum = 0L;
        for (var i = 0; i < dealtWith.Length; i++)
        {
            ref var text = ref _texts[(head + i) & _mask];
            if (text == 0)
                continue;
            sum += text;
            if (dealtWith[i].Event is BrowserLogEvent)
                _browsers.Leave(text);
            text = 0;
        }

        if (sum != 0)
            Interlocked.Add(ref _counters.TextBytes, -sum);
        Volatile.Write(ref _counters.Head, head + dealtWith.Length);
    }

    /// <summary>
    /// Refuses everything from now on; what was claimed before is still drained. From any thread, any number of times.
    /// </summary>
    public void Close()
    {
        var tail = Interlocked.Or(ref _counters.Tail, ClosedBit);
        if ((tail & ClosedBit) == 0)
            Volatile.Write(ref _counters.ClosedAt, tail);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool IsFull(LogEventLevel level) =>
        Volatile.Read(ref _counters.Tail) - Volatile.Read(ref _counters.Head) >= _limit.For(level);

    /// <summary>Why an event of the level would be refused, or null.</summary>
    public IntakeResult? RefusalOf(LogEventLevel level) => IsFull(level) ? WhyNot() : null;

    IntakeResult WhyNot() =>
        Volatile.Read(ref _counters.Tail) >= ClosedBit ? IntakeResult.Closed : IntakeResult.Full;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    IntakeResult Claim(LogEvent logEvent, LogEventLevel level, FanoutContext? context)
    {
        // Before there is a claim: the dispatcher waits for whoever has one.
        context?.Request?.Observe(logEvent);
        var text = TextSize.OfLogEvent(logEvent);
        if (text >= SmallTextBytes)
            return ClaimWithText(logEvent, level, context, text);
        var place = Interlocked.Increment(ref _counters.Tail) - 1;
        if (place >= ClosedBit)
            return IntakeResult.Closed;
        Publish(place, logEvent, level, context);
        return IntakeResult.Taken;
    }

    IntakeResult ClaimWithText(LogEvent logEvent, LogEventLevel level, FanoutContext? context, int text)
    {
        if (Interlocked.Add(ref _counters.TextBytes, text) > _textLimit.For(level))
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

        _texts[place & _mask] = text;
        Publish(place, logEvent, level, context);
        return IntakeResult.Taken;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    void Publish(long place, LogEvent logEvent, LogEventLevel level, FanoutContext? context)
    {
        ref var slot = ref _ring[place & _mask];
        // Places are cleared when they are drained; no context costs no write.
        if (context is not null)
            slot.Context = context;
        // A reference alone, and only where there is one: tags are read by the dispatcher.
        if (logEvent.TraceId is not null)
            slot.Activity = Activity.Current;
        Volatile.Write(ref slot.Event, logEvent);
        _wake.AfterClaim(place, level);
    }

    /// <summary>Whoever closes it writes the count right after the bit; nobody else does.</summary>
    long ClosedAt()
    {
        var spin = new SpinWait();
        long closedAt;
        while ((closedAt = Volatile.Read(ref _counters.ClosedAt)) == NotClosed)
            spin.SpinOnce();
        return closedAt;
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
