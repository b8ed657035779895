// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>The kinds of tokens by the first two characters of their stems.</summary>
sealed class TokenIndex
{
    const int Size = 128;

    readonly TokenKind[]?[] _kinds = new TokenKind[]?[Size * Size];

    // The same as bits, which stay in the nearest cache.
    readonly ulong[] _has = new ulong[Size * Size / 64];

    public TokenIndex(IEnumerable<TokenKind> kinds)
    {
        foreach (var group in kinds.GroupBy(static kind => SlotOf(kind.Stem)))
        {
            _kinds[group.Key] = [.. group];
            _has[group.Key / 64] |= 1UL << (group.Key % 64);
        }
    }

    /// <summary>The end of the longest token that begins there; -1 when none does.</summary>
    public int EndAt(ReadOnlySpan<char> text, int start, out TokenKind? kind)
    {
        kind = null;
        var longest = -1;
        var rest = text[start..];
        var isStem = rest.Length > 1 && char.IsAscii(rest[0]) && char.IsAscii(rest[1]);
        if (!isStem || !Has(SlotOf(rest)) || _kinds[SlotOf(rest)] is not { } kinds)
            return -1;
        foreach (var candidate in kinds)
        {
            var end = candidate.EndAt(text, start);
            if (end > longest)
                (longest, kind) = (end, candidate);
        }

        return longest;
    }

    bool Has(int slot) => (_has[slot / 64] & (1UL << (slot % 64))) != 0;

    static int SlotOf(ReadOnlySpan<char> stem) => (stem[0] * Size) + stem[1];
}
