// SPDX-License-Identifier: Apache-2.0
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Sinks.Fanout;

/// <summary>What the gate saw, and where, in a text that is not long.</summary>
/// <param name="room"><see cref="Room"/> or <see cref="ShortRoom"/>, cleared; none to note nothing.</param>
[StructLayout(LayoutKind.Auto)]
readonly ref struct GateMap(Span<ulong> room)
{
    /// <summary>How long a text may be.</summary>
    public const int Limit = 4 * ShortLimit;

    /// <summary>The room for a text as long as that.</summary>
    public const int Room = Maps * Limit / PositionMap.Step;

    /// <summary>How long most texts are.</summary>
    public const int ShortLimit = GateMasks.Blocks * PositionMap.Step;

    /// <summary>The room for those.</summary>
    public const int ShortRoom = Maps * ShortLimit / PositionMap.Step;

    /// <summary>How many words there have to be for <see cref="PositionMap.Expand"/>.</summary>
    public const int Words = (Limit / GateMasks.Block) + 1;

    const int Maps = 6;

    readonly Span<ulong> _room = room;
    readonly int _blocks = room.Length / Maps;

    /// <summary>The separators that may follow a name.</summary>
    public PositionMap Separators => At(0);

    /// <summary>Characters inside of what <see cref="TextFeatures.LongRun"/> means, one at least for each.</summary>
    public PositionMap LongRuns => At(1);

    /// <summary>Digits inside of what <see cref="TextFeatures.DigitGroups"/> means, one at least for each.</summary>
    public PositionMap DigitGroups => At(2);

    /// <summary>
    /// Where <see cref="TextFeatures.IbanGroups"/> and <see cref="TextFeatures.IbanRun"/> end; see
    /// <see cref="GatePatterns"/>.
    /// </summary>
    public PositionMap Ibans => At(3);

    /// <summary>ASCII letters and digits.</summary>
    public PositionMap Alphanumerics => At(4);

    /// <summary>ASCII letters, digits, <c>_</c> and <c>-</c>.</summary>
    public PositionMap Tokens => At(5);

    /// <summary>Notes what is in four blocks; of a long text only the beginning.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Set(
        int block,
        in GateMasks masks,
        Vector256<ulong> separators,
        Vector256<ulong> longRuns,
        Vector256<ulong> digitGroups,
        Vector256<ulong> ibans)
    {
        if ((uint)block >= (uint)_blocks)
            return;
        ref var first = ref Unsafe.Add(ref MemoryMarshal.GetReference(_room), block);
        separators.StoreUnsafe(ref first);
        longRuns.StoreUnsafe(ref first, (nuint)_blocks);
        digitGroups.StoreUnsafe(ref first, (nuint)(2 * _blocks));
        ibans.StoreUnsafe(ref first, (nuint)(3 * _blocks));
        masks.Alphanumerics.StoreUnsafe(ref first, (nuint)(4 * _blocks));
        masks.Tokens.StoreUnsafe(ref first, (nuint)(5 * _blocks));
    }

    PositionMap At(int map) => new(_room.Slice(map * _blocks, _blocks));
}
