// SPDX-License-Identifier: Apache-2.0
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Sinks.Fanout;

/// <summary>
/// The features that are patterns of several characters, looked for within each block by their last character.
/// </summary>
static class GatePatterns
{
    /// <summary>The longest pattern, with what has to stand before it: blocks overlap by as much.</summary>
    public const int Length = 15;

    /// <summary>How far the check digits of an account number are before the end of what is seen of it.</summary>
    public const int IbanRun = 11;

    /// <summary>The same of one in groups.</summary>
    public const int IbanGroup = 5;

    /// <summary>
    /// The separators that may follow a name: the others follow a number of their own, as in <c>09:14:22</c>.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<ulong> AfterNames(in GateMasks masks)
    {
        var digits = masks.Digits;
        var one = digits << 1;
        var two = one & (digits << 2);
        var words = masks.Letters | masks.Underscores | masks.Dashes;
        var named = (one & (words << 2)) | (two & ((words | digits) << 3));
        // At the beginning of a block what stands before is not known.
        return masks.Separators & (~one | named | Vector256.Create(0b1111ul));
    }

    /// <summary>
    /// Where a long run may hold more than a word or a name of code: a digit, a <c>_</c>, two capitals.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<ulong> LongRuns(in GateMasks masks)
    {
        var runs = Run4(masks.Tokens);
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
    public static Vector256<ulong> DigitGroups(in GateMasks masks)
    {
        var fours = Run4(masks.Digits);
        var groups = Run4(masks.Digits | ((masks.Spaces | masks.Dashes) & (fours << 1)));
        return masks.Digits & groups & (groups << 4) & (groups << 8);
    }

    /// <summary>
    /// Where digits end as they begin on a card, if no escape goes before them: twelve, or four and three, or six and
    /// eight. Other groups (20260311 0914, 081109 203615) are times and counters.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<ulong> CardDigits(in GateMasks masks)
    {
        var digits = masks.Digits;
        var separators = masks.Spaces | masks.Dashes;
        var two = digits & (digits << 1);
        var three = two & (digits << 2);
        var four = two & (two << 2);
        var six = four & (two << 4);
        var eight = four & (four << 4);
        return (eight & (four << 8))
            | (((four & ~(digits << 4)) << 4) & (separators << 3) & three)
            | (((six & ~(digits << 6)) << 9) & (separators << 8) & eight);
    }

    /// <summary>Where the first four characters behind country, check digits and a space or dash end.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<ulong> IbanGroups(in GateMasks masks) =>
        Run4(masks.Alphanumerics) & ((masks.Spaces | masks.Dashes) << 4) & (IbanHeaders(masks) << IbanGroup);

    /// <summary>Where the first eleven characters behind country and check digits end.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<ulong> IbanRuns(in GateMasks masks)
    {
        var runs = Run4(masks.Alphanumerics);
        return runs & (runs << 4) & (runs << 8) & (runs << 11) & (IbanHeaders(masks) << IbanRun);
    }

    /// <summary>
    /// The letter after <c>-</c> and <c>--</c> behind something that is no part of a word, which the beginning of a
    /// block may be.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<ulong> Switches(in GateMasks masks)
    {
        var tokens = masks.Tokens;
        return masks.Letters & (masks.Dashes << 1) & (~(tokens << 2) | ((masks.Dashes << 2) & ~(tokens << 3)));
    }

    /// <summary>The dashes around <c>BEGIN PRIVATE KEY</c>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<ulong> Armour(in GateMasks masks) => Run4(masks.Dashes);

    /// <summary><c>ddd-dd-dddd</c>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<ulong> SocialSecurity(in GateMasks masks)
    {
        var two = masks.Digits & (masks.Digits << 1);
        var dashes = masks.Dashes & (masks.Dashes << 3);
        return two & (two << 2) & (dashes << 4) & (two << 5) & ((two & (masks.Digits << 2)) << 8);
    }

    /// <summary><c>[</c> and <c>(</c> between what is no word and a letter.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<ulong> Brackets(in GateMasks masks) =>
        masks.Opens & ~(masks.Alphanumerics << 1) & (masks.Letters >> 1);

    /// <summary>The space behind a word and a comma.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<ulong> Commas(in GateMasks masks) =>
        masks.Spaces & (masks.Commas << 1) & (masks.Alphanumerics << 2);

    /// <summary>The quote behind a space.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<ulong> Quotes(in GateMasks masks) => masks.Quotes & (masks.Spaces << 1);

    /// <summary>Where <c>hook</c> may be.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<ulong> Hooks(in GateMasks masks) => masks.O & (masks.O << 1);

    /// <summary>Where <c>password</c> and a space may end.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<ulong> Passwords(in GateMasks masks) =>
        masks.Spaces & (masks.S << 5) & (masks.S << 6);

    /// <summary>Where <c>set</c> between spaces may end.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<ulong> Sets(in GateMasks masks) =>
        masks.Spaces & (masks.Spaces << 4) & (masks.S << 3);

    /// <summary>Where <c>bearer</c> and <c>basic</c> may begin, in any case.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<ulong> Schemes(in GateMasks masks) => masks.B & ((masks.R >> 5) | (masks.C >> 4));

    /// <summary>All of those, and the end of <c>eyJ</c>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<ulong> Words(in GateMasks masks) =>
        Hooks(masks) | Passwords(masks) | Sets(masks) | Schemes(masks) | masks.J;

    // Two letters and two digits.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector256<ulong> IbanHeaders(in GateMasks masks) =>
        masks.Digits & (masks.Digits << 1) & (masks.Letters << 2) & (masks.Letters << 3);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector256<ulong> Run4(Vector256<ulong> mask)
    {
        mask &= mask << 1;
        return mask & (mask << 2);
    }
}
