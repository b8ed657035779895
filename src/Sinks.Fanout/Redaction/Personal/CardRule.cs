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
        {
            var start = at;
            at = DigitRun.End(text, at);
            start = Math.Min(at, start + TokenEdge.EscapeLength(text, start));
            if (at - start > CardBrand.MaxLength)
                continue;
            if (at - start >= CardBrand.MinLength && IsCardAt(text, start, at))
            {
                hits.Add(text, start, at, RuleNames.Card);
                continue;
            }

            var end = CardGroups.EndOf(text, start, at - start, out at);
            if (end > 0)
                at = hits.Add(text, start, end, RuleNames.Card);
        }
    }

    static bool IsCardAt(ReadOnlySpan<char> text, int start, int end)
    {
        var digits = text[start..end];
        if (!IsCard(digits) && !(IsAirTravel(digits) && ContextWords.Precede(text, start, AirTravelWords)))
            return false;
        if (IsTrack(text, start, end))
            return true;
        if (!TokenEdge.IsStart(text, start) || !TokenEdge.IsEnd(text, end) || IsPartOfNumber(text, start, digits.Length))
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
