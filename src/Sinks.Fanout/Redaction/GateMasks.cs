// SPDX-License-Identifier: Apache-2.0
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Sinks.Fanout;

/// <summary>Which of 64 characters are of which kind: bit n stands for character n.</summary>
[StructLayout(LayoutKind.Auto)]
readonly ref struct GateMasks
{
    public const int Block = 64;
    const int Half = 32;

    GateMasks(
        TextFeatures presence,
        ulong separators,
        ulong letters,
        ulong capitals,
        ulong digits,
        ulong dashes,
        ulong underscores,
        ulong spaces,
        ulong opens,
        ulong commas,
        ulong quotes,
        ulong b,
        ulong j)
    {
        Presence = presence;
        Separators = separators;
        Letters = letters;
        Capitals = capitals;
        Digits = digits;
        Dashes = dashes;
        Underscores = underscores;
        Spaces = spaces;
        Opens = opens;
        Commas = commas;
        Quotes = quotes;
        B = b;
        J = j;
    }

    /// <summary>The features that are single characters.</summary>
    public TextFeatures Presence { get; }

    /// <summary><c>:</c>, <c>=</c> and <c>&gt;</c>.</summary>
    public ulong Separators { get; }

    /// <summary>ASCII letters.</summary>
    public ulong Letters { get; }

    /// <summary>A to Z.</summary>
    public ulong Capitals { get; }

    public ulong Digits { get; }

    public ulong Dashes { get; }

    public ulong Underscores { get; }

    public ulong Spaces { get; }

    /// <summary><c>[</c> and <c>(</c>.</summary>
    public ulong Opens { get; }

    public ulong Commas { get; }

    /// <summary>Single quotes.</summary>
    public ulong Quotes { get; }

    /// <summary><c>b</c> or <c>B</c>.</summary>
    public ulong B { get; }

    /// <summary>A capital <c>J</c>.</summary>
    public ulong J { get; }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static GateMasks Of(ref char block)
    {
        ref var start = ref Unsafe.As<char, ushort>(ref block);
        var low = Narrow(ref start);
        var high = Narrow(ref Unsafe.Add(ref start, Half));

        var foldedLow = low | Vector256.Create((byte)0x20);
        var foldedHigh = high | Vector256.Create((byte)0x20);
        var digits = Range(low, high, (byte)'0', 9);
        return new GateMasks(
            PresenceIn(low, high),
            SeparatorsIn(low, high),
            Range(foldedLow, foldedHigh, (byte)'a', 25),
            Range(low, high, (byte)'A', 25),
            digits,
            Equal(low, high, (byte)'-'),
            Equal(low, high, (byte)'_'),
            Equal(low, high, (byte)' '),
            Equal(low, high, (byte)'[') | Equal(low, high, (byte)'('),
            Equal(low, high, (byte)','),
            Equal(low, high, (byte)'\''),
            Equal(foldedLow, foldedHigh, (byte)'b'),
            Equal(low, high, (byte)'J'));
    }

    static TextFeatures PresenceIn(Vector256<byte> low, Vector256<byte> high)
    {
        var features = TextFeatures.None;
        if (Has(low, high, (byte)'@'))
            features |= TextFeatures.At;
        if (Has(low, high, (byte)'~'))
            features |= TextFeatures.Tilde;
        if (Has(low, high, (byte)'%'))
            features |= TextFeatures.Percent;
        if (Has(low, high, (byte)'&') || Has(low, high, (byte)'\\'))
            features |= TextFeatures.Escape;
        return features;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static ulong SeparatorsIn(Vector256<byte> low, Vector256<byte> high) =>
        Bits(SeparatorsIn(low), SeparatorsIn(high));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector256<byte> SeparatorsIn(Vector256<byte> part) =>
        Vector256.Equals(part, Vector256.Create((byte)':'))
        | Vector256.Equals(part, Vector256.Create((byte)'='))
        | Vector256.Equals(part, Vector256.Create((byte)'>'));

    // What is no byte becomes 255, which is of no kind.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector256<byte> Narrow(ref ushort start)
    {
        var limit = Vector256.Create((ushort)255);
        return Vector256.Narrow(
            Vector256.Min(Vector256.LoadUnsafe(ref start), limit),
            Vector256.Min(Vector256.LoadUnsafe(ref start, 16), limit));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static ulong Range(Vector256<byte> low, Vector256<byte> high, byte first, byte length)
    {
        var from = Vector256.Create(first);
        var upTo = Vector256.Create(length);
        return Bits(
            Vector256.Equals(Vector256.Min(low - from, upTo), low - from),
            Vector256.Equals(Vector256.Min(high - from, upTo), high - from));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static ulong Equal(Vector256<byte> low, Vector256<byte> high, byte value) =>
        Bits(Vector256.Equals(low, Vector256.Create(value)), Vector256.Equals(high, Vector256.Create(value)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static bool Has(Vector256<byte> low, Vector256<byte> high, byte value) =>
        (Vector256.Equals(low, Vector256.Create(value)) | Vector256.Equals(high, Vector256.Create(value)))
        != Vector256<byte>.Zero;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static ulong Bits(Vector256<byte> low, Vector256<byte> high) =>
        low.ExtractMostSignificantBits() | ((ulong)high.ExtractMostSignificantBits() << Half);
}
