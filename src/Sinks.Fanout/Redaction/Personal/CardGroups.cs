// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>The digits of a card number written in groups, as on the card.</summary>
static class CardGroups
{
    const int CountLimit = 5;
    const int TableMinimum = 6;

    /// <summary>Reads the card whose first group is the given one.</summary>
    /// <param name="text">The text.</param>
    /// <param name="start">Where the group begins.</param>
    /// <param name="length">How many digits it has.</param>
    /// <param name="next">Where to read on.</param>
    /// <returns>The end of the card; 0 when there is none.</returns>
    public static int EndOf(ReadOnlySpan<char> text, int start, int length, out int next)
    {
        next = start + length;
        var end = start + length;
        if (length is not (4 or 6) || end + 1 >= text.Length || text[end] is not (' ' or '-'))
            return 0;
        var separator = text[end];
        if (!TokenEdge.IsStart(text, start))
            return 0;
        if (length == 4 && separator == ' ' && TableEnd(text, start) is var table and > 0)
        {
            next = table;
            return 0;
        }

        Span<int> lengths = stackalloc int[CountLimit];
        Span<char> digits = stackalloc char[CardBrand.MaxLength];
        var (count, total) = (0, 0);
        var best = 0;
        for (var at = start; count < CountLimit; at++)
        {
            var group = LengthAt(text, at);
            if (group == 0 || total + group > CardBrand.MaxLength)
                break;
            text.Slice(at, group).CopyTo(digits[total..]);
            total += group;
            lengths[count++] = group;
            at += group;
            if (IsGrouping(lengths[..count]) && TokenEdge.IsEnd(text, at) && CardRule.IsCard(digits[..total]))
                best = at;
            if (at >= text.Length || text[at] != separator)
                break;
        }

        return best;
    }

    static int LengthAt(ReadOnlySpan<char> text, int at)
    {
        var end = at;
        while (end < text.Length && end - at <= CardBrand.MaxLength && char.IsAsciiDigit(text[end]))
            end++;
        return end - at;
    }

    static bool IsGrouping(ReadOnlySpan<int> lengths)
    {
        switch (lengths)
        {
            case [4, 6, 5] or [4, 6, 4] or [6, 13] or [6, 10] or [4, 4, 5] or [4, 3, 3, 3] or [4, 5, 6]:
                return true;
            case [_, _, ..]:
                // Fours, and what is left.
                return lengths[..^1].IndexOfAnyExcept(4) < 0 && lengths[^1] <= 4;
            default:
                return false;
        }
    }

    // Rows of six and more numbers of four digits are measurements.
    static int TableEnd(ReadOnlySpan<char> text, int start)
    {
        var (at, count) = (start, 0);
        for (; LengthAt(text, at) == 4; at += 5)
        {
            count++;
            if (at + 5 >= text.Length || text[at + 4] != ' ')
                return count >= TableMinimum ? at + 4 : 0;
        }

        return count >= TableMinimum ? at - 1 : 0;
    }
}
