// SPDX-License-Identifier: Apache-2.0
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Sinks.Fanout;

/// <summary>
/// Which characters are of which kind, in four blocks of 64: bit n of an element stands for character n of its block.
/// </summary>
/// <param name="room">Room for <see cref="Room"/> words, cleared.</param>
[StructLayout(LayoutKind.Auto)]
readonly ref struct GateMasks(Span<ulong> room)
{
    public const int Block = 64;

    /// <summary>How many blocks are looked at in one go.</summary>
    public const int Blocks = 4;

    public const int Room = 16 * Blocks;

    readonly ref ulong _first = ref room[..Room][0];

    /// <summary><c>:</c>, <c>=</c> and <c>&gt;</c>.</summary>
    public Vector256<ulong> Separators => At(0);

    /// <summary>ASCII letters.</summary>
    public Vector256<ulong> Letters => At(1);

    /// <summary>A to Z.</summary>
    public Vector256<ulong> Capitals => At(2);

    public Vector256<ulong> Digits => At(3);

    public Vector256<ulong> Dashes => At(4);

    public Vector256<ulong> Underscores => At(5);

    public Vector256<ulong> Spaces => At(6);

    /// <summary><c>[</c> and <c>(</c>.</summary>
    public Vector256<ulong> Opens => At(7);

    public Vector256<ulong> Commas => At(8);

    /// <summary><c>'</c>.</summary>
    public Vector256<ulong> Quotes => At(9);

    /// <summary><c>b</c> in either case.</summary>
    public Vector256<ulong> B => At(10);

    /// <summary><c>c</c> in either case.</summary>
    public Vector256<ulong> C => At(11);

    /// <summary><c>r</c> in either case.</summary>
    public Vector256<ulong> R => At(12);

    /// <summary>A capital <c>J</c>.</summary>
    public Vector256<ulong> J => At(13);

    /// <summary>A small <c>o</c>.</summary>
    public Vector256<ulong> O => At(14);

    /// <summary>A small <c>s</c>.</summary>
    public Vector256<ulong> S => At(15);

    /// <summary>ASCII letters and digits.</summary>
    public Vector256<ulong> Alphanumerics => Letters | Digits;

    /// <summary>ASCII letters, digits, <c>_</c> and <c>-</c>.</summary>
    public Vector256<ulong> Tokens => Letters | Digits | Underscores | Dashes;

    /// <summary>Reads a block.</summary>
    /// <param name="start">The first of 64 characters.</param>
    /// <param name="skipped">How many of them are left out; character n is then the nth after those.</param>
    /// <param name="block">Which of the four it is.</param>
    /// <returns>The features that are single characters.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TextFeatures Read(ref char start, int skipped, int block)
    {
        ref var first = ref Unsafe.As<char, ushort>(ref start);
        return Vector512.IsHardwareAccelerated
            ? Read(new WideBlock(ref first), skipped, block)
            : Read(new PairedBlock(ref first), skipped, block);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    TextFeatures Read<TBlock>(TBlock block, int skipped, int index)
        where TBlock : struct, IGateBlock
    {
        ref var mask = ref Unsafe.Add(ref _first, index);
        mask = block.WhereAny((byte)':', (byte)'=', (byte)'>') >> skipped;
        Unsafe.Add(ref mask, 1 * Blocks) = block.WhereFoldedIn((byte)'a', 25) >> skipped;
        Unsafe.Add(ref mask, 2 * Blocks) = block.WhereIn((byte)'A', 25) >> skipped;
        Unsafe.Add(ref mask, 3 * Blocks) = block.WhereIn((byte)'0', 9) >> skipped;
        Unsafe.Add(ref mask, 4 * Blocks) = block.Where((byte)'-') >> skipped;
        Unsafe.Add(ref mask, 5 * Blocks) = block.Where((byte)'_') >> skipped;
        Unsafe.Add(ref mask, 6 * Blocks) = block.Where((byte)' ') >> skipped;
        Unsafe.Add(ref mask, 7 * Blocks) = block.WhereAny((byte)'[', (byte)'(') >> skipped;
        Unsafe.Add(ref mask, 8 * Blocks) = block.Where((byte)',') >> skipped;
        Unsafe.Add(ref mask, 9 * Blocks) = block.Where((byte)'\'') >> skipped;
        Unsafe.Add(ref mask, 10 * Blocks) = block.WhereFolded((byte)'b') >> skipped;
        Unsafe.Add(ref mask, 11 * Blocks) = block.WhereFolded((byte)'c') >> skipped;
        Unsafe.Add(ref mask, 12 * Blocks) = block.WhereFolded((byte)'r') >> skipped;
        Unsafe.Add(ref mask, 13 * Blocks) = block.Where((byte)'J') >> skipped;
        Unsafe.Add(ref mask, 14 * Blocks) = block.Where((byte)'o') >> skipped;
        Unsafe.Add(ref mask, 15 * Blocks) = block.Where((byte)'s') >> skipped;
        return block.HasAny((byte)'@', (byte)'~', (byte)'%', (byte)'&', (byte)'\\')
            ? PresenceIn(block)
            : TextFeatures.None;
    }

    static TextFeatures PresenceIn<TBlock>(TBlock block)
        where TBlock : struct, IGateBlock
    {
        var features = TextFeatures.None;
        if (block.Where((byte)'@') != 0)
            features |= TextFeatures.At;
        if (block.Where((byte)'~') != 0)
            features |= TextFeatures.Tilde;
        if (block.Where((byte)'%') != 0)
            features |= TextFeatures.Percent;
        if (block.WhereAny((byte)'&', (byte)'\\') != 0)
            features |= TextFeatures.Escape;
        return features;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    Vector256<ulong> At(int kind) => Vector256.LoadUnsafe(ref _first, (nuint)(kind * Blocks));
}
