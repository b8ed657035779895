// SPDX-License-Identifier: Apache-2.0
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Sinks.Fanout;

/// <summary>A block in one register.</summary>
readonly struct WideBlock : IGateBlock
{
    const int Half = 32;

    readonly Vector512<byte> _all;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public WideBlock(ref ushort start)
    {
        var limit = Vector512.Create((ushort)255);
        _all = Vector512.Narrow(
            Vector512.Min(Vector512.LoadUnsafe(ref start), limit),
            Vector512.Min(Vector512.LoadUnsafe(ref start, Half), limit));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong Where(byte value) => Vector512.Equals(_all, Vector512.Create(value)).ExtractMostSignificantBits();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong WhereIn(byte first, byte length) => In(_all, first, length);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong WhereFoldedIn(byte first, byte length) => In(_all | Vector512.Create((byte)0x20), first, length);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Has(byte value) => Where(value) != 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static ulong In(Vector512<byte> all, byte first, byte length) =>
        Vector512.LessThanOrEqual(all - Vector512.Create(first), Vector512.Create(length)).ExtractMostSignificantBits();
}
