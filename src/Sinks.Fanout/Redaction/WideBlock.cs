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
    public ulong Where(byte value) => Equal(value).ExtractMostSignificantBits();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong WhereIn(byte first, byte length) => In(_all, first, length);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong WhereFoldedIn(byte first, byte length) => In(_all | Vector512.Create((byte)0x20), first, length);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong WhereFolded(byte letter) =>
        Vector512.Equals(_all | Vector512.Create((byte)0x20), Vector512.Create(letter)).ExtractMostSignificantBits();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong WhereAny(byte first, byte second) =>
        (Equal(first) | Equal(second)).ExtractMostSignificantBits();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong WhereAny(byte first, byte second, byte third) =>
        (Equal(first) | Equal(second) | Equal(third)).ExtractMostSignificantBits();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool HasAny(byte first, byte second, byte third, byte fourth, byte fifth) =>
        (Equal(first) | Equal(second) | Equal(third) | Equal(fourth) | Equal(fifth)) != Vector512<byte>.Zero;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    Vector512<byte> Equal(byte value) => Vector512.Equals(_all, Vector512.Create(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static ulong In(Vector512<byte> all, byte first, byte length) =>
        Vector512.LessThanOrEqual(all - Vector512.Create(first), Vector512.Create(length)).ExtractMostSignificantBits();
}
