// SPDX-License-Identifier: Apache-2.0
using System.Numerics;
using System.Runtime.InteropServices;

namespace Sinks.Fanout;

/// <summary>Where in a text the gate saw something.</summary>
/// <param name="blocks">A mask for each <see cref="Step"/> characters; too few for a long text.</param>
[StructLayout(LayoutKind.Auto)]
readonly ref struct PositionMap(Span<ulong> blocks)
{
    /// <summary>How many characters a mask stands for.</summary>
    public const int Step = GateMasks.Block - GatePatterns.Length;

    readonly Span<ulong> _blocks = blocks;

    /// <summary>How long a text may be.</summary>
    public int Limit => _blocks.Length * Step;

    /// <summary>
    /// Notes what was seen from that position on; blocks overlap, and what was seen before is left out.
    /// </summary>
    public void Set(int at, ulong positions)
    {
        var block = at / Step;
        if (block < _blocks.Length)
            _blocks[block] = block == 0 ? positions : positions & (ulong.MaxValue << GatePatterns.Length);
    }

    /// <summary>The first position from that one on; -1 for none.</summary>
    public int Next(int at)
    {
        // The first characters of a block were noted with the block before.
        var block = Math.Max(0, at - GatePatterns.Length) / Step;
        for (; block < _blocks.Length; block++)
        {
            var mask = _blocks[block];
            var from = at - (block * Step);
            if (from > 0)
                mask = from < GateMasks.Block ? mask & (ulong.MaxValue << from) : 0;
            if (mask != 0)
                return (block * Step) + BitOperations.TrailingZeroCount(mask);
        }

        return -1;
    }
}
