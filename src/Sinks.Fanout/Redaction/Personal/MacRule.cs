// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>
/// Hardware addresses: six or eight pairs with <c>:</c> or <c>-</c> between, or <c>aabb.ccdd.eeff</c>.
/// </summary>
sealed class MacRule : TextRule
{
    const int PairCount = 6;
    const int LongPairCount = 8;

    public override TextFeatures Gate => TextFeatures.Digit | TextFeatures.Separator;

    public override void Find(ReadOnlySpan<char> text, ref HitList hits)
    {
        for (var at = 2; at < text.Length;)
        {
            var next = text[at..].IndexOfAny(':', '-', '.');
            if (next < 0)
                return;
            var separator = at + next;
            var start = separator - (text[separator] == '.' ? 4 : 2);
            var length = start < 0 ? 0 : LengthAt(text, start, text[separator]);
            at = length == 0 ? separator + 1 : hits.Add(text, start, start + length, RuleNames.Mac);
        }
    }

    static int LengthAt(ReadOnlySpan<char> text, int start, char separator)
    {
        var size = separator == '.' ? 4 : 2;
        var groups = 0;
        var end = start;
        while (groups <= LongPairCount && AreHex(text, end, size))
        {
            groups++;
            end += size;
            if (end >= text.Length || text[end] != separator)
                break;
            end++;
        }

        var isComplete = size == 4 ? groups == 3 : groups is PairCount or LongPairCount;
        if (!isComplete || text[end - 1] == separator || !TokenEdge.IsEnd(text, end) || !TokenEdge.IsStart(text, start))
            return 0;
        if (start > size && text[start - 1] == separator && AreHex(text, start - 1 - size, size)
            && TokenEdge.IsStart(text, start - 1 - size))
            return 0;
        var address = text[start..end];
        return IsNobody(address) || (separator != ':' && IsNumber(address)) ? 0 : end - start;
    }

    static bool AreHex(ReadOnlySpan<char> text, int start, int length)
    {
        if (start + length > text.Length)
            return false;
        foreach (var c in text.Slice(start, length))
        {
            if (!char.IsAsciiHexDigit(c))
                return false;
        }

        return true;
    }

    static bool IsNobody(ReadOnlySpan<char> address) =>
        address.IndexOfAnyExcept("0:-.") < 0 || address.IndexOfAnyExcept("fF:-.") < 0;

    // 26-11-22-16-12-24 is a time.
    static bool IsNumber(ReadOnlySpan<char> address) =>
        address[0] != '0' && !address.ContainsAnyInRange('A', 'F') && !address.ContainsAnyInRange('a', 'f');
}
