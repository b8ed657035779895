// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>The dispatcher's part of the pipeline's books. Only its thread counts; anybody may read.</summary>
sealed class DispatchLedger
{
    readonly long[] _dropped = new long[DropReasons.Count];

    long _belowGate;
    long _trailOnly;
    long _dispatched;

    public long BelowGate => Volatile.Read(ref _belowGate);

    public long TrailOnly => Volatile.Read(ref _trailOnly);

    public long Dispatched => Volatile.Read(ref _dispatched);

    public long Dropped(DropReason reason) => Volatile.Read(ref _dropped[(int)reason]);

    public void CountBelowGate() => Volatile.Write(ref _belowGate, _belowGate + 1);

    public void CountTrailOnly() => Volatile.Write(ref _trailOnly, _trailOnly + 1);

    public void CountDispatched(int events) => Volatile.Write(ref _dispatched, _dispatched + events);

    public void CountDropped(DropReason reason) =>
        Volatile.Write(ref _dropped[(int)reason], _dropped[(int)reason] + 1);
}
