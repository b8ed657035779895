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
        return Vector512.IsHardwareAccelerated ? Of(new WideBlock(ref start)) : Of(new PairedBlock(ref start));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static GateMasks Of<TBlock>(TBlock block)
        where TBlock : struct, IGateBlock => new(
            PresenceIn(block),
            block.Where((byte)':') | block.Where((byte)'=') | block.Where((byte)'>'),
            block.WhereFoldedIn((byte)'a', 25),
            block.WhereIn((byte)'A', 25),
            block.WhereIn((byte)'0', 9),
            block.Where((byte)'-'),
            block.Where((byte)'_'),
            block.Where((byte)' '),
            block.Where((byte)'[') | block.Where((byte)'('),
            block.Where((byte)','),
            block.Where((byte)'\''),
            block.Where((byte)'B') | block.Where((byte)'b'),
            block.Where((byte)'J'));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static TextFeatures PresenceIn<TBlock>(TBlock block)
        where TBlock : struct, IGateBlock
    {
        var features = TextFeatures.None;
        if (block.Has((byte)'@'))
            features |= TextFeatures.At;
        if (block.Has((byte)'~'))
            features |= TextFeatures.Tilde;
        if (block.Has((byte)'%'))
            features |= TextFeatures.Percent;
        if (block.Has((byte)'&') || block.Has((byte)'\\'))
            features |= TextFeatures.Escape;
        return features;
    }
}
