// SPDX-License-Identifier: Apache-2.0
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Sinks.Fanout;

/// <summary>Where in a text the gate saw something.</summary>
/// <param name="blocks">A mask for each <see cref="Step"/> characters; they overlap.</param>
[StructLayout(LayoutKind.Auto)]
readonly ref struct PositionMap(ReadOnlySpan<ulong> blocks)
{
    /// <summary>How many characters a mask stands for.</summary>
    public const int Step = GateMasks.Block - GatePatterns.Length;

    readonly ReadOnlySpan<ulong> _blocks = blocks;

    /// <summary>The positions in their order.</summary>
    public Enumerator GetEnumerator() => new(_blocks);

    /// <summary>The same as a bit for each character.</summary>
    /// <param name="room">Room for a bit for each character, cleared.</param>
    public KindMap Expand(Span<ulong> room)
    {
        for (var block = 0; block < _blocks.Length; block++)
        {
            var (word, shift) = Math.DivRem(block * Step, GateMasks.Block);
            room[word] |= _blocks[block] << shift;
            if (++word < room.Length)
                room[word] |= _blocks[block] >> 1 >> (GateMasks.Block - 1 - shift);
        }

        return new KindMap(room);
    }

    /// <summary>Goes through the positions.</summary>
    [StructLayout(LayoutKind.Auto)]
    public ref struct Enumerator(ReadOnlySpan<ulong> blocks)
    {
        readonly ReadOnlySpan<ulong> _blocks = blocks;
        int _block = -1;
        ulong _mask;

        public readonly int Current => (_block * Step) + BitOperations.TrailingZeroCount(_mask);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public bool MoveNext()
        {
            _mask &= _mask - 1;
            while (_mask == 0)
            {
                if (++_block >= _blocks.Length)
                    return false;

                // The first characters of a block were noted with the block before.
                _mask = _blocks[_block];
                if (_block > 0)
                    _mask &= ulong.MaxValue << GatePatterns.Length;
            }

            return true;
        }
    }
}
