// SPDX-License-Identifier: Apache-2.0
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Sinks.Fanout;

/// <summary>A block in two registers, where there are no wider ones.</summary>
[StructLayout(LayoutKind.Auto)]
readonly struct PairedBlock : IGateBlock
{
    const int Half = 32;

    readonly Vector256<byte> _low;
    readonly Vector256<byte> _high;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public PairedBlock(ref ushort start)
    {
        _low = Narrow(ref start);
        _high = Narrow(ref Unsafe.Add(ref start, Half));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong Where(byte value) => Bits(Equal(_low, value), Equal(_high, value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong WhereIn(byte first, byte length) => Bits(In(_low, first, length), In(_high, first, length));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong WhereFoldedIn(byte first, byte length)
    {
        var fold = Vector256.Create((byte)0x20);
        return Bits(In(_low | fold, first, length), In(_high | fold, first, length));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong WhereFolded(byte letter)
    {
        var fold = Vector256.Create((byte)0x20);
        return Bits(Equal(_low | fold, letter), Equal(_high | fold, letter));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong WhereAny(byte first, byte second) =>
        Bits(Equal(_low, first) | Equal(_low, second), Equal(_high, first) | Equal(_high, second));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong WhereAny(byte first, byte second, byte third) => Bits(
        Equal(_low, first) | Equal(_low, second) | Equal(_low, third),
        Equal(_high, first) | Equal(_high, second) | Equal(_high, third));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool HasAny(byte first, byte second, byte third, byte fourth, byte fifth)
    {
        var low = Equal(_low, first) | Equal(_low, second) | Equal(_low, third) | Equal(_low, fourth);
        var high = Equal(_high, first) | Equal(_high, second) | Equal(_high, third) | Equal(_high, fourth);
        return (low | high | Equal(_low, fifth) | Equal(_high, fifth)) != Vector256<byte>.Zero;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector256<byte> Narrow(ref ushort start)
    {
        var limit = Vector256.Create((ushort)255);
        return Vector256.Narrow(
            Vector256.Min(Vector256.LoadUnsafe(ref start), limit),
            Vector256.Min(Vector256.LoadUnsafe(ref start, Half / 2), limit));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector256<byte> In(Vector256<byte> part, byte first, byte length)
    {
        var offset = part - Vector256.Create(first);
        return Vector256.Equals(Vector256.Min(offset, Vector256.Create(length)), offset);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector256<byte> Equal(Vector256<byte> part, byte value) => Vector256.Equals(part, Vector256.Create(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static ulong Bits(Vector256<byte> low, Vector256<byte> high) =>
        low.ExtractMostSignificantBits() | ((ulong)high.ExtractMostSignificantBits() << Half);
}
