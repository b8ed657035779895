// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>
/// The dispatcher's part of the books of items that are no events. Only its thread counts; anybody may read.
/// </summary>
sealed class SignalLedger
{
    readonly long[] _dispatched = new long[ItemKinds.Count];
    readonly long[] _dropped = new long[ItemKinds.Count * DropReasons.Count];
    long _spansLeftOut;

    public long SpansLeftOut => Volatile.Read(ref _spansLeftOut);

    public long Dispatched(FanoutItemKind kind) => Volatile.Read(ref _dispatched[(int)kind]);

    public long Dropped(FanoutItemKind kind, DropReason reason) => Volatile.Read(ref _dropped[Place(kind, reason)]);

    public void CountDispatched(FanoutItemKind kind) =>
        Volatile.Write(ref _dispatched[(int)kind], _dispatched[(int)kind] + 1);

    public void CountDropped(FanoutItemKind kind, DropReason reason) =>
        Volatile.Write(ref _dropped[Place(kind, reason)], _dropped[Place(kind, reason)] + 1);

    public void CountLeftOut(int spans) => Volatile.Write(ref _spansLeftOut, _spansLeftOut + spans);

    static int Place(FanoutItemKind kind, DropReason reason) => ((int)kind * DropReasons.Count) + (int)reason;
}
