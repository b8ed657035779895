// SPDX-License-Identifier: Apache-2.0
using System.Runtime.InteropServices;

namespace Sinks.Fanout;

/// <summary>What the gate saw, and where, in a text that is not long.</summary>
[StructLayout(LayoutKind.Auto)]
readonly ref struct GateMap
{
    /// <summary>How many masks there have to be for each.</summary>
    public const int Blocks = 16;

    /// <summary>How long a text may be.</summary>
    public const int Limit = Blocks * PositionMap.Step;

    /// <summary>Takes room for three maps, cleared.</summary>
    public GateMap(Span<ulong> room)
    {
        Separators = new PositionMap(room[..Blocks]);
        LongRuns = new PositionMap(room[Blocks..(2 * Blocks)]);
        DigitGroups = new PositionMap(room[(2 * Blocks)..(3 * Blocks)]);
    }

    /// <summary>The separators that may follow a name.</summary>
    public PositionMap Separators { get; }

    /// <summary>Characters inside of what <see cref="TextFeatures.LongRun"/> means, one at least for each.</summary>
    public PositionMap LongRuns { get; }

    /// <summary>Digits inside of what <see cref="TextFeatures.DigitGroups"/> means, one at least for each.</summary>
    public PositionMap DigitGroups { get; }
}
