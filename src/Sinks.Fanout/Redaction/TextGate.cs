// SPDX-License-Identifier: Apache-2.0
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Sinks.Fanout;

/// <summary>
/// Decides in one pass, 64 characters at a time, which rules a text is worth. It may say too much, never too little.
/// </summary>
static class TextGate
{
    // Blocks overlap, so that no pattern falls between two of them.
    const int Step = GateMasks.Block - GatePatterns.Length;
    /// <summary>What the text has, and in <paramref name="map"/> where.</summary>
    public static TextFeatures Look(ReadOnlySpan<char> text, in GateMap map = default)
    {
        var features = text.Length < GateMasks.Block
            ? LookAtShort(text, map)
            : LookAt(text, ref MemoryMarshal.GetReference(text), text.Length, map);

        // Two halves of one feature may be far apart; others are rare, and dear to look for.
        if ((features & TextFeatures.At) != TextFeatures.None && text.IndexOf("//", StringComparison.Ordinal) >= 0)
            features |= TextFeatures.UserInfo;
        if ((features & TextFeatures.PrivateKey) != TextFeatures.None
            && text.IndexOf(PemRule.Anchor, StringComparison.Ordinal) < 0)
            features &= ~TextFeatures.PrivateKey;
        return features;
    }

    static TextFeatures LookAtShort(ReadOnlySpan<char> text, in GateMap map)
    {
        Span<char> padded = stackalloc char[GateMasks.Block];
        text.CopyTo(padded);
        padded[text.Length..].Clear();
        return LookAt(text, ref MemoryMarshal.GetReference(padded), padded.Length, map);
    }

    // On its own, or there is more than is worth inlining in one method, and the masks go through memory.
    [MethodImpl(MethodImplOptions.NoInlining)]
    static TextFeatures LookAt(ReadOnlySpan<char> text, ref char start, int length, in GateMap map)
    {
        Span<ulong> room = stackalloc ulong[GateMasks.Room];
        var masks = new GateMasks(room);
        var finds = new GateFinds();
        var features = TextFeatures.None;
        var count = 1 + Math.Max(0, (length - GateMasks.Block + Step - 1) / Step);
        for (var first = 0; first < count; first += GateMasks.Blocks)
        {
            var blocks = Math.Min(GateMasks.Blocks, count - first);
            if (first > 0 && blocks < GateMasks.Blocks)
                room.Clear();
            for (var block = 0; block < blocks; block++)
            {
                // The last block ends with the text.
                var at = (first + block) * Step;
                var from = Math.Min(at, length - GateMasks.Block);
                features |= masks.Read(ref Unsafe.Add(ref start, from), at - from, block);
            }

            finds.Add(masks, first, map);
            var words = GatePatterns.Words(masks);
            if (words != Vector256<ulong>.Zero)
                features |= FindWords(masks, text, first * Step);
        }

        return finds.Features(features);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    static TextFeatures FindWords(in GateMasks masks, ReadOnlySpan<char> text, int at)
    {
        var features = TextFeatures.None;
        for (var block = 0; block < GateMasks.Blocks; block++, at += Step)
        {
            if (HasScheme(text, at, GatePatterns.Schemes(masks)[block]))
                features |= TextFeatures.Scheme;
            if (HasBefore(text, at, masks.J[block], "ey"))
                features |= TextFeatures.Base64Json;
            if (HasHook(text, at, GatePatterns.Hooks(masks)[block]))
                features |= TextFeatures.Hook;
            if (HasBefore(text, at, GatePatterns.Passwords(masks)[block], "password")
                || HasBefore(text, at, GatePatterns.Sets(masks)[block], "set"))
                features |= TextFeatures.Spoken;
        }

        return features;
    }

    static bool HasScheme(ReadOnlySpan<char> text, int at, ulong positions)
    {
        for (; positions != 0; positions &= positions - 1)
        {
            var b = at + BitOperations.TrailingZeroCount(positions);
            if (SchemeRule.LengthAt(text[b..]) > 0)
                return true;
        }

        return false;
    }

    static bool HasHook(ReadOnlySpan<char> text, int at, ulong positions)
    {
        for (; positions != 0; positions &= positions - 1)
        {
            var o = at + BitOperations.TrailingZeroCount(positions);
            if (o > 1 && o + 1 < text.Length && text[o + 1] == 'k' && text[o - 2] == 'h')
                return true;
        }

        return false;
    }

    static bool HasBefore(ReadOnlySpan<char> text, int at, ulong positions, string word)
    {
        for (; positions != 0; positions &= positions - 1)
        {
            if (text[..(at + BitOperations.TrailingZeroCount(positions))].EndsWith(word, StringComparison.Ordinal))
                return true;
        }

        return false;
    }
}
