// SPDX-License-Identifier: Apache-2.0
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Sinks.Fanout;

/// <summary>Which characters of a text are of some kind.</summary>
/// <param name="words">A bit for each character.</param>
[StructLayout(LayoutKind.Auto)]
readonly ref struct KindMap(ReadOnlySpan<ulong> words)
{
    const int WordLength = 64;

    readonly ReadOnlySpan<ulong> _words = words;

    /// <summary>Whether nothing is known, as of a long text.</summary>
    public bool IsEmpty => _words.IsEmpty;

    /// <summary>The first position from that one on with none before it; -1 for none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int NextStart(int at)
    {
        var word = at / WordLength;
        var mask = ulong.MaxValue << (at % WordLength);
        var before = word > 0 && word <= _words.Length ? _words[word - 1] : 0;
        for (; word < _words.Length; word++)
        {
            var current = _words[word];
            mask &= current & ~((current << 1) | (before >> (WordLength - 1)));
            if (mask != 0)
                return (word * WordLength) + BitOperations.TrailingZeroCount(mask);
            before = current;
            mask = ulong.MaxValue;
        }

        return -1;
    }

    /// <summary>Where those without a gap begin that end before that position; itself when there are none.</summary>
    public int StartOf(int at)
    {
        var word = at / WordLength;
        var gaps = ~_words[word] & ~(ulong.MaxValue << (at % WordLength));
        while (gaps == 0)
        {
            if (--word < 0)
                return 0;
            gaps = ~_words[word];
        }

        return ((word + 1) * WordLength) - BitOperations.LeadingZeroCount(gaps);
    }

    /// <summary>The first position from that one on that is of another kind.</summary>
    public int EndOf(int at)
    {
        var word = at / WordLength;
        var gaps = ~_words[word] & (ulong.MaxValue << (at % WordLength));
        while (gaps == 0)
        {
            if (++word == _words.Length)
                return word * WordLength;
            gaps = ~_words[word];
        }

        return (word * WordLength) + BitOperations.TrailingZeroCount(gaps);
    }
}
