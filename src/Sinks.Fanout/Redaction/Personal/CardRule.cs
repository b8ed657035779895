// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>
/// Payment card numbers, in one piece or grouped as on the card: a network's first digits, a length it issues, and
/// the check digit.
/// </summary>
sealed class CardRule : TextRule
{
    // The numbers of UATP begin like those of clocks and counters.
    static readonly WordSet AirTravelWords = new("uatp airplus card cards creditcard cardnumber");
    static readonly WordSet ArticleWords = new("ean gtin upc barcode");

    public override TextFeatures Gate => TextFeatures.DigitGroups;

    /// <summary>Whether the digits, without separators, are a card number.</summary>
    public static bool IsCard(ReadOnlySpan<char> digits) =>
        digits.Length is >= CardBrand.MinLength and <= CardBrand.MaxLength
        && digits.IndexOfAnyExceptInRange('0', '9') < 0 && CardBrand.Has(digits) && IsChecked(digits);

    public override void Find(ReadOnlySpan<char> text, ref HitList hits)
    {
        for (var at = DigitRun.Start(text, 0); at < text.Length; at = DigitRun.Start(text, at))
            at = FindAt(text, at, ref hits);
    }

    public override void Find(ReadOnlySpan<char> text, in GateMap map, ref HitList hits)
    {
        var at = 0;
        foreach (var seen in map.DigitGroups)
        {
            if (seen < at)
                continue;

            // What is seen is the last of twelve digits or a later one: the groups begin before it.
            var start = seen;
            while (start > at && IsInGroups(text, start - 1))
                start--;
            for (at = start; at <= seen;)
                at = char.IsAsciiDigit(text[at]) ? FindAt(text, at, ref hits) : at + 1;
        }
    }

    static bool IsInGroups(ReadOnlySpan<char> text, int at) => text[at] is (>= '0' and <= '9') or ' ' or '-';

    static int FindAt(ReadOnlySpan<char> text, int start, ref HitList hits)
    {
        var end = DigitRun.End(text, start);
        start = Math.Min(end, start + TokenEdge.EscapeLength(text, start));
        if (end - start > CardBrand.MaxLength)
            return end;
        if (end - start >= CardBrand.MinLength && IsCardAt(text, start, end))
            return hits.Add(text, start, end, RuleNames.Card);
        var groupsEnd = CardGroups.EndOf(text, start, end - start, out var next);
        return groupsEnd > 0 ? hits.Add(text, start, groupsEnd, RuleNames.Card) : next;
    }

    static bool IsCardAt(ReadOnlySpan<char> text, int start, int end)
    {
        var digits = text[start..end];
        if (!IsCard(digits) && !(IsAirTravel(digits) && ContextWords.Precede(text, start, AirTravelWords)))
            return false;
        if (IsTrack(text, start, end))
            return true;
        if (!TokenEdge.IsStart(text, start) || !TokenEdge.IsEnd(text, end)
            || IsPartOfNumber(text, start, digits.Length))
            return false;

        // Thirteen digits are an article number rather than one of the cards of the last century.
        return digits.Length != 13 || !ContextWords.Precede(text, start, ArticleWords);
    }

    static bool IsChecked(ReadOnlySpan<char> digits) =>
        Checksum.IsLuhn(digits) && digits.IndexOfAnyExcept(digits[0]) >= 0;

    static bool IsAirTravel(ReadOnlySpan<char> digits) =>
        digits.Length == 15 && digits[0] == '1' && IsChecked(digits);

    // A sign, a fraction, a telephone number.
    static bool IsPartOfNumber(ReadOnlySpan<char> text, int start, int length) => start > 0 && text[start - 1] switch
    {
        '-' => true,
        '.' => start == 1 || text[start - 2] != '.',
        '+' => length <= 15,
        _ => false,
    };

    // What a reader of magnetic stripes sends: %B4111...^NAME^
    static bool IsTrack(ReadOnlySpan<char> text, int start, int end) =>
        start > 0 && text[start - 1] is 'B' or 'b' && end < text.Length && text[end] == '^'
        && (start == 1 || !char.IsAsciiLetterOrDigit(text[start - 2]));
}
