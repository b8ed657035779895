// SPDX-License-Identifier: Apache-2.0
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Serilog.Events;

namespace Sinks.Fanout;

/// <summary>
/// Wakes the dispatcher, and as seldom as can be: a wake per event is the dearest mistake of this field. While the
/// dispatcher runs nobody signals. While it waits, an emitter signals when its claim reaches the place the dispatcher
/// asked to be woken at: one place for errors, another for lower events. See <see cref="WakeProtocol"/>.
/// </summary>
sealed class WakeSignal : IDisposable
{
    readonly AutoResetEvent _event = new(initialState: false);

    MachineSteps _steps;

    public WakeSignal() => _steps = new MachineSteps(_event);

    /// <summary>Called by an emitter after it claimed a place.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void AfterClaim(long place, LogEventLevel level) =>
        WakeProtocol.AfterClaim(ref _steps, place, level >= LogEventLevel.Error);

    /// <summary>Wakes the dispatcher whatever it waits for.</summary>
    public void Wake() => WakeProtocol.Wake(ref _steps);

    /// <summary>Wakes the dispatcher even when it has not announced a wait yet.</summary>
    public void WakeAlways() => WakeProtocol.WakeAlways(ref _steps);

    /// <summary>Announces a wait: at which claimed place lower events and errors wake.</summary>
    public void Announce(long wakeAt, long errorWakeAt) => WakeProtocol.Announce(ref _steps, wakeAt, errorWakeAt);

    /// <summary>Announces a wait and says whether it may begin.</summary>
    public bool MayWait(IClaims claims, Pause pause) => WakeProtocol.MayWait(ref _steps, claims, pause);

    /// <summary>Waits after an announcement.</summary>
    /// <returns>False when the limit passed first.</returns>
    public bool Wait(TimeSpan limit) => _event.WaitOne(limit);

    /// <summary>Takes the announcement back: the dispatcher runs.</summary>
    public void Running() => WakeProtocol.Running(ref _steps);

    public void Dispose() => _event.Dispose();

    [StructLayout(LayoutKind.Auto)]
    struct MachineSteps(AutoResetEvent wake) : IWakeSteps
    {
        long _wakeAt = WakeProtocol.Never;
        long _errorWakeAt = WakeProtocol.Never;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public long ReadWakeAt() => Volatile.Read(ref _wakeAt);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public long ReadErrorWakeAt() => Volatile.Read(ref _errorWakeAt);

        public void WriteWakeAt(long place) => Volatile.Write(ref _wakeAt, place);

        public void WriteErrorWakeAt(long place) => Volatile.Write(ref _errorWakeAt, place);

        public long ExchangeErrorWakeAt(long place) => Interlocked.Exchange(ref _errorWakeAt, place);

        public void Signal() => wake.Set();
    }
}
