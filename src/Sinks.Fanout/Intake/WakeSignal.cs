// SPDX-License-Identifier: Apache-2.0
using Serilog.Events;

namespace Sinks.Fanout;

/// <summary>
/// Wakes the dispatcher, and as seldom as can be: a wake per event is the dearest mistake of this field. While the
/// dispatcher runs nobody signals. While it waits, an emitter signals when its claim reaches the place the dispatcher
/// asked to be woken at: one place for errors, another for lower events.
/// </summary>
/// <remarks>
/// An emitter claims (a full fence), then reads the places. The dispatcher writes the places, fences, then looks at the
/// claim counter again, not at the slots. So either the emitter sees the places or the dispatcher sees the claim.
/// </remarks>
sealed class WakeSignal : IDisposable
{
    const long Never = long.MaxValue;

    readonly AutoResetEvent _event = new(initialState: false);

    long _wakeAt = Never;
    long _errorWakeAt = Never;

    /// <summary>Called by an emitter after it claimed a place.</summary>
    public void AfterClaim(long place, LogEventLevel level)
    {
        if (place >= (level < LogEventLevel.Error ? Volatile.Read(ref _wakeAt) : Volatile.Read(ref _errorWakeAt)))
            Wake();
    }

    /// <summary>Wakes the dispatcher whatever it waits for.</summary>
    public void Wake()
    {
        // One of many emitters that see the place reached has to signal; the others find it taken back.
        if (Interlocked.Exchange(ref _errorWakeAt, Never) != Never)
            _event.Set();
    }

    /// <summary>Wakes the dispatcher even when it has not announced a wait yet.</summary>
    public void WakeAlways()
    {
        Volatile.Write(ref _errorWakeAt, Never);
        _event.Set();
    }

    /// <summary>Announces a wait: at which claimed place lower events and errors wake.</summary>
    public void Announce(long wakeAt, long errorWakeAt)
    {
        Volatile.Write(ref _wakeAt, wakeAt);
        Interlocked.Exchange(ref _errorWakeAt, errorWakeAt);
    }

    /// <summary>Waits after an announcement.</summary>
    /// <returns>False when the limit passed first.</returns>
    public bool Wait(TimeSpan limit) => _event.WaitOne(limit);

    /// <summary>Takes the announcement back: the dispatcher runs.</summary>
    public void Running()
    {
        Volatile.Write(ref _wakeAt, Never);
        Volatile.Write(ref _errorWakeAt, Never);
    }

    public void Dispose() => _event.Dispose();
}
