// SPDX-License-Identifier: Apache-2.0
using System.Numerics;

namespace Sinks.Fanout;

/// <summary>Which of some rules a text is worth, by its features.</summary>
sealed class RuleIndex
{
    // A bit for each rule: those for all texts, and those for each feature.
    readonly ulong _always;
    readonly ulong[] _byFeature = new ulong[32];
    readonly TextFeatures _gates;

    /// <summary>Takes the rules, 64 at most.</summary>
    public RuleIndex(IReadOnlyList<TextRule> rules)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(rules.Count, 64);
        for (var i = 0; i < rules.Count; i++)
        {
            var gate = rules[i].Gate;
            _gates |= gate;
            if (gate == TextFeatures.None)
                _always |= 1ul << i;
            for (var bits = (uint)gate; bits != 0; bits &= bits - 1)
                _byFeature[BitOperations.TrailingZeroCount(bits)] |= 1ul << i;
        }
    }

    /// <summary>A bit for each rule that is to be asked about a text with those features.</summary>
    public ulong AskedFor(TextFeatures features)
    {
        var asked = _always;
        for (var bits = (uint)(features & _gates); bits != 0; bits &= bits - 1)
            asked |= _byFeature[BitOperations.TrailingZeroCount(bits)];
        return asked;
    }
}
