// SPDX-License-Identifier: Apache-2.0
using System.Buffers;

namespace Sinks.Fanout;

/// <summary>
/// Long texts of capitals, small letters and digits in no order. Hexadecimal, GUIDs, base32 and ULIDs have one case
/// only; identifiers and paths change between the kinds at the beginnings of words.
/// </summary>
sealed class EntropyRule : TextRule
{
    const int MinLength = 20;
    const double MinBits = 3.5;

    // Base64 in either alphabet, without the end: that sign stands behind names, too.
    static readonly SearchValues<char> Alphabet =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-+/");

    public override TextFeatures Gate => TextFeatures.LongRun;

    public override void Find(ReadOnlySpan<char> text, ref HitList hits)
    {
        for (var at = 0; at < text.Length;)
        {
            var next = text[at..].IndexOfAny(Alphabet);
            if (next < 0)
                return;
            var start = at + next;
            var length = text[start..].IndexOfAnyExcept(Alphabet);
            at = length < 0 ? text.Length : start + length;
            if (at - start >= MinLength && IsRandom(text[start..at]))
                hits.Add(text, start, at, RuleNames.Entropy);
        }
    }

    static bool IsRandom(ReadOnlySpan<char> token)
    {
        var (upper, lower, digits, other, changes) = (0, 0, 0, 0, 0);
        Span<int> counts = stackalloc int[128];
        counts.Clear();
        var last = Kind.Other;
        foreach (var c in token)
        {
            counts[c]++;
            var kind = char.IsAsciiLetterUpper(c) ? Kind.Upper : char.IsAsciiLetterLower(c) ? Kind.Lower
                : char.IsAsciiDigit(c) ? Kind.Digit : Kind.Other;
            upper += kind == Kind.Upper ? 1 : 0;
            lower += kind == Kind.Lower ? 1 : 0;
            digits += kind == Kind.Digit ? 1 : 0;
            other += kind == Kind.Other ? 1 : 0;
            changes += kind != last && kind != Kind.Other && last != Kind.Other ? 1 : 0;
            last = kind;
        }

        // Of two random neighbours, six of ten are of different kinds; of those in words, two of ten.
        return upper > 1 && lower > 1 && digits > 1 && other <= token.Length / 8 + 2
            && changes * 20 >= (token.Length - other) * 7 && Bits(counts, token.Length) >= MinBits;
    }

    static double Bits(ReadOnlySpan<int> counts, int length)
    {
        var bits = 0.0;
        foreach (var count in counts)
        {
            if (count > 0)
                bits -= (double)count / length * Math.Log2((double)count / length);
        }

        return bits;
    }

    enum Kind
    {
        Other,
        Upper,
        Lower,
        Digit,
    }
}
