// SPDX-License-Identifier: Apache-2.0
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Sinks.Fanout;

/// <summary>What the gate saw in a text. Masks are summed up: a question at each block costs more.</summary>
[StructLayout(LayoutKind.Auto)]
struct GateFinds
{
    Vector256<ulong> _separators;
    Vector256<ulong> _longRuns;
    Vector256<ulong> _digits;
    Vector256<ulong> _digitGroups;
    Vector256<ulong> _cardDigits;
    Vector256<ulong> _ibanGroups;
    Vector256<ulong> _ibanRuns;
    Vector256<ulong> _switches;
    Vector256<ulong> _armour;
    Vector256<ulong> _socialSecurity;
    Vector256<ulong> _brackets;
    Vector256<ulong> _commas;
    Vector256<ulong> _quotes;

    /// <summary>Adds four blocks, and notes in the map where things are.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(in GateMasks masks, int block, in GateMap map)
    {
        // What an earlier block has seen does not count again, as the next does not see what stands before it.
        const ulong isNew = ulong.MaxValue << GatePatterns.Length;
        var separators = GatePatterns.AfterNames(masks)
            & Vector256.Create(block == 0 ? ulong.MaxValue : isNew, isNew, isNew, isNew);
        _separators |= separators;
        var longRuns = GatePatterns.LongRuns(masks);
        _longRuns |= longRuns;
        var digitGroups = GatePatterns.DigitGroups(masks);
        _digitGroups |= digitGroups;
        _cardDigits |= GatePatterns.CardDigits(masks);
        var ibanGroups = GatePatterns.IbanGroups(masks);
        _ibanGroups |= ibanGroups;
        var ibanRuns = GatePatterns.IbanRuns(masks);
        _ibanRuns |= ibanRuns;
        map.Set(block, masks, separators, longRuns, digitGroups, ibanGroups | ibanRuns);
        _digits |= masks.Digits;
        _switches |= GatePatterns.Switches(masks);
        _armour |= GatePatterns.Armour(masks);
        _socialSecurity |= GatePatterns.SocialSecurity(masks);
        _brackets |= GatePatterns.Brackets(masks);
        _commas |= GatePatterns.Commas(masks);
        _quotes |= GatePatterns.Quotes(masks);
    }

    /// <summary>The features of the text.</summary>
    /// <param name="presence">Those that are single characters.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly TextFeatures Features(TextFeatures presence)
    {
        var features = presence
            | If(_separators, TextFeatures.Separator) | If(_longRuns, TextFeatures.LongRun)
            | If(_digits, TextFeatures.Digit) | If(_ibanGroups, TextFeatures.IbanGroups)
            | If(_ibanRuns, TextFeatures.IbanRun) | If(_switches, TextFeatures.Switch)
            | If(_armour, TextFeatures.PrivateKey) | If(_socialSecurity, TextFeatures.SocialSecurity)
            | If(_quotes, TextFeatures.Spoken);
        if (_commas != Vector256<ulong>.Zero)
            features |= If(_brackets, TextFeatures.Bracket);

        // The digits of an escape look like some of the card's.
        var hasEscapes = (presence & (TextFeatures.Percent | TextFeatures.Escape)) != TextFeatures.None;
        if (hasEscapes || _cardDigits != Vector256<ulong>.Zero)
            features |= If(_digitGroups, TextFeatures.DigitGroups);
        return features;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static TextFeatures If(Vector256<ulong> positions, TextFeatures feature) =>
        positions != Vector256<ulong>.Zero ? feature : TextFeatures.None;
}
