// SPDX-License-Identifier: Apache-2.0
#if NET9_0_OR_GREATER
using System.Buffers;
#endif
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Sinks.Fanout;

/// <summary>
/// Decides in one pass, 64 characters at a time, which rules a text is worth. It may say too much, never too little.
/// </summary>
static class TextGate
{
    // Blocks overlap, so that no pattern falls between two of them.
    const int Step = PositionMap.Step;

#if NET9_0_OR_GREATER
    static readonly SearchValues<string> RareWords = SearchValues.Create(
        [WebhookUrl.Anchor, SpokenRule.Password, SpokenRule.Set], StringComparison.Ordinal);
#endif

    /// <summary>What the text has, and in <paramref name="map"/> where.</summary>
    public static TextFeatures Look(ReadOnlySpan<char> text, GateMap map = default)
    {
        var features = TextFeatures.None;
        var at = 0;
        for (; at <= text.Length - GateMasks.Block; at += Step)
            features |= LookAt(text, ref MemoryMarshal.GetReference(text[at..]), at, map);
        if (at == 0 || at + GatePatterns.Length < text.Length)
            features |= LookAtRest(text, at, map);

        // Two halves of one feature may be far apart; others are rare, and dear to look for.
        if ((features & TextFeatures.At) != TextFeatures.None && text.IndexOf("//", StringComparison.Ordinal) >= 0)
            features |= TextFeatures.UserInfo;
        if ((features & TextFeatures.PrivateKey) != TextFeatures.None
            && text.IndexOf(PemRule.Anchor, StringComparison.Ordinal) < 0)
            features &= ~TextFeatures.PrivateKey;
        if (HasRareWord(text))
            features |= TextFeatures.Hook | TextFeatures.Spoken;
        if ((features & TextFeatures.Comma) == TextFeatures.None)
            features &= ~TextFeatures.Bracket;
        return features;
    }

#if NET9_0_OR_GREATER
    static bool HasRareWord(ReadOnlySpan<char> text) => text.IndexOfAny(RareWords) >= 0;
#else
    static bool HasRareWord(ReadOnlySpan<char> text) =>
        text.IndexOf(WebhookUrl.Anchor, StringComparison.Ordinal) >= 0
        || text.IndexOf(SpokenRule.Password, StringComparison.Ordinal) >= 0
        || text.IndexOf(SpokenRule.Set, StringComparison.Ordinal) >= 0;
#endif

    static TextFeatures LookAtRest(ReadOnlySpan<char> text, int at, GateMap map)
    {
        Span<char> padded = stackalloc char[GateMasks.Block];
        var rest = text[at..];
        rest.CopyTo(padded);
        padded[rest.Length..].Clear();
        return LookAt(text, ref MemoryMarshal.GetReference(padded), at, map);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static TextFeatures LookAt(ReadOnlySpan<char> text, ref char block, int at, GateMap map)
    {
        var masks = GateMasks.Of(ref block);
        var features = masks.Presence | GatePatterns.Find(masks);
        features |= Note(GatePatterns.AfterNames(masks), TextFeatures.Separator, at, map.Separators);
        features |= Note(GatePatterns.LongRuns(masks), TextFeatures.LongRun, at, map.LongRuns);
        features |= Note(GatePatterns.DigitGroups(masks), TextFeatures.DigitGroups, at, map.DigitGroups);
        if (masks.B != 0 && HasScheme(text, at, masks.B))
            features |= TextFeatures.Scheme;
        if (masks.J != 0 && HasBase64Json(text, at, masks.J))
            features |= TextFeatures.Base64Json;
        return features;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static TextFeatures Note(ulong positions, TextFeatures feature, int at, PositionMap map)
    {
        if (positions == 0)
            return TextFeatures.None;
        map.Set(at, positions);
        return feature;
    }

    static bool HasScheme(ReadOnlySpan<char> text, int at, ulong positions)
    {
        for (; positions != 0; positions &= positions - 1)
        {
            if (SchemeRule.LengthAt(text[(at + BitOperations.TrailingZeroCount(positions))..]) > 0)
                return true;
        }

        return false;
    }

    static bool HasBase64Json(ReadOnlySpan<char> text, int at, ulong positions)
    {
        for (; positions != 0; positions &= positions - 1)
        {
            var j = at + BitOperations.TrailingZeroCount(positions);
            if (j >= 2 && text[j - 1] == 'y' && text[j - 2] == 'e')
                return true;
        }

        return false;
    }
}
