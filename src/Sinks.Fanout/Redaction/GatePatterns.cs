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
        var words = masks.Letters | masks.Underscores | masks.Dashes;
        var named = (one & (words << 2)) | (two & (words << 3)) | (two & (masks.Digits << 3));
        // At the beginning of a block what stands before is not known.
        return separators & (~one | named | 0b1111);
    }

    /// <summary>
    /// Where a long run may hold more than a word or a name of code: a digit, a <c>_</c>, two capitals.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong LongRuns(in GateMasks masks)
    {
        var runs = Run4(masks.Letters | masks.Digits | masks.Dashes | masks.Underscores);
        runs &= (runs << 4) & (runs << 8) & (runs << 10);
        var odd = masks.Digits | masks.Underscores | (masks.Capitals & (masks.Capitals << 1));
        odd |= odd << 1;
        odd |= odd << 2;
        odd |= odd << 4;
        odd |= odd << 7;
        // What is longer than names are in code counts as it is.
        return runs & (odd | (runs << 12));
    }

    /// <summary>
    /// Where twelve digits end, in groups of four or more: what is grouped otherwise (2026-03-11) is a time.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong DigitGroups(in GateMasks masks)
    {
        var separators = masks.Spaces | masks.Dashes;
        var groups = Run4(masks.Digits | (separators & (Run4(masks.Digits) << 1)));
        return masks.Digits & groups & (groups << 4) & (groups << 8);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TextFeatures Find(in GateMasks masks)
    {
        var features = TextFeatures.None;
        var alphanumeric = masks.Letters | masks.Digits;
        if (masks.Dashes != 0)
            features |= FindDashes(masks.Dashes, masks.Letters, alphanumeric | masks.Dashes | masks.Underscores);
        if (masks.Digits != 0)
            features |= FindDigits(masks, alphanumeric);
        if ((masks.Opens & ~(alphanumeric << 1) & (masks.Letters >> 1)) != 0)
            features |= TextFeatures.Bracket;
        if ((masks.Spaces & (masks.Commas << 1) & (alphanumeric << 2)) != 0)
            features |= TextFeatures.Comma;
        if ((masks.Quotes & (masks.Spaces << 1)) != 0)
            features |= TextFeatures.Spoken;
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
        var words = masks.Letters & (masks.Letters << 1);
        var header = (words << 2) & two;
        if (header != 0)
        {
            var separators = masks.Spaces | masks.Dashes;
            if ((Run4(alphanumeric) & (separators << 4) & (header << 5)) != 0)
                features |= TextFeatures.IbanGroups;
            if ((Run15(alphanumeric) & (header << 11)) != 0)
                features |= TextFeatures.IbanRun;
        }

        var three = two & (digits << 2);
        if (masks.Dashes != 0
            && (Run4(digits) & (masks.Dashes << 4) & (two << 5) & (masks.Dashes << 7) & (three << 8)) != 0)
            features |= TextFeatures.SocialSecurity;
        return features;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static ulong Run15(ulong mask)
    {
        mask = Run4(mask);
        return mask & (mask << 4) & (mask << 8) & (mask << 11);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static ulong Run4(ulong mask)
    {
        mask &= mask << 1;
        return mask & (mask << 2);
    }
}
