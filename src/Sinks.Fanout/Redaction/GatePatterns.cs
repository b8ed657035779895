// SPDX-License-Identifier: Apache-2.0
using System.Runtime.CompilerServices;

namespace Sinks.Fanout;

/// <summary>
/// The features that are patterns of several characters, looked for within one block by their last character.
/// </summary>
static class GatePatterns
{
    /// <summary>The longest pattern, with what has to stand before it: blocks overlap by as much.</summary>
    public const int Length = 15;

    /// <summary>
    /// The separators that may follow a name: the others follow a number of their own, as in <c>09:14:22</c>.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong AfterNames(in GateMasks masks)
    {
        var separators = masks.Separators;
        var one = masks.Digits << 1;
        var two = one & (masks.Digits << 2);
        var named = (one & (masks.Letters << 2)) | (two & (masks.Letters << 3)) | (two & (masks.Digits << 3));
        // At the beginning of a block what stands before is not known.
        return separators & (~one | named | 0b1111);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TextFeatures Find(in GateMasks masks)
    {
        var features = TextFeatures.None;
        var alphanumeric = masks.Letters | masks.Digits;
        var tokens = alphanumeric | masks.Dashes | masks.Underscores;
        var four = Run4(tokens);
        if ((four & (four << 4) & (four << 8) & (four << 11)) != 0)
            features |= TextFeatures.LongRun;
        if (masks.Dashes != 0)
            features |= FindDashes(masks.Dashes, masks.Letters, tokens);
        if (masks.Digits != 0)
            features |= FindDigits(masks, alphanumeric);
        return features;
    }

    // -n and --n after something that is no part of a word, which the beginning of a block may be; and the armour of a
    // key.
    static TextFeatures FindDashes(ulong dashes, ulong letters, ulong tokens)
    {
        var features = TextFeatures.None;
        var single = (dashes << 1) & ~(tokens << 2);
        var twice = (dashes << 1) & (dashes << 2) & ~(tokens << 3);
        if ((letters & (single | twice)) != 0)
            features |= TextFeatures.Switch;
        if (Run4(dashes) != 0)
            features |= TextFeatures.PrivateKey;
        return features;
    }

    static TextFeatures FindDigits(in GateMasks masks, ulong alphanumeric)
    {
        var features = TextFeatures.Digit;
        var digits = masks.Digits;
        var two = digits & (digits << 1);
        var four = two & (two << 2);
        var separators = masks.Spaces | masks.Dashes;

        // Groups of four digits or more: what is grouped otherwise (2026-03-11 09) is a time.
        var groups = Run4(digits | (separators & (four << 1)));
        if ((groups & (groups << 4) & (groups << 8)) != 0)
            features |= TextFeatures.DigitGroups;

        var words = masks.Letters & (masks.Letters << 1);
        var iban = Run4(alphanumeric) & (separators << 4) & (two << 5) & (words << 7) & ~(alphanumeric << 9);
        if (iban != 0)
            features |= TextFeatures.IbanGroups;

        var three = two & (digits << 2);
        var socialSecurity = four & (masks.Dashes << 4) & (two << 5) & (masks.Dashes << 7) & (three << 8);
        if (socialSecurity != 0)
            features |= TextFeatures.SocialSecurity;
        return features;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static ulong Run4(ulong mask)
    {
        mask &= mask << 1;
        return mask & (mask << 2);
    }
}
