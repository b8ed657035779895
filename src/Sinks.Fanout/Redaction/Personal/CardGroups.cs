// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>The digits of a card number written in groups, as on the card.</summary>
static class CardGroups
{
    const int CountLimit = 5;

    /// <summary>Reads the card whose first group is the given one.</summary>
    /// <returns>The end of the card; 0 when there is none.</returns>
    public static int EndOf(ReadOnlySpan<char> text, int start, int length)
    {
        var end = start + length;
        if (length is not (4 or 6) || end + 1 >= text.Length || text[end] is not (' ' or '-'))
            return 0;
        var separator = text[end];
        if (!TokenEdge.IsStart(text, start))
            return 0;

        Span<int> lengths = stackalloc int[CountLimit];
        Span<char> digits = stackalloc char[CardBrand.MaxLength];
        var (count, total) = (0, 0);
        var (best, bestLength) = (0, 0);
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
                (best, bestLength) = (at, total);
            if (at >= text.Length || text[at] != separator)
                break;
        }

        return bestLength > 0 && !IsTable(text, start, best, separator) ? best : 0;
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

    // Rows of many four-digit numbers are measurements: two more of them, before or behind, say so.
    static bool IsTable(ReadOnlySpan<char> text, int start, int end, char separator)
    {
        if (separator != ' ')
            return false;
        var more = 0;
        for (var at = end; more < 2 && at < text.Length && text[at] == ' ' && LengthAt(text, at + 1) == 4; at += 5)
            more++;
        for (var at = start; more < 2 && IsFourBefore(text, at); at -= 5)
            more++;
        return more >= 2;
    }

    static bool IsFourBefore(ReadOnlySpan<char> text, int at) =>
        at >= 5 && text[at - 1] == ' ' && text.Slice(at - 5, 4).IndexOfAnyExceptInRange('0', '9') < 0
        && (at == 5 || !char.IsAsciiDigit(text[at - 6]));
}
