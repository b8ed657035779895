// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>
/// Telephone numbers: international ones behind <c>+</c> or <c>00</c>, those of North America, and what a word such as
/// <c>phone</c> introduces.
/// </summary>
sealed class PhoneRule : TextRule
{
    // 00 and the code of a country; a longer group is a time: 001250.
    const int PrefixLimit = 5;

    static readonly WordSet Words = new("""
        phone phonenumber telephone tel mobile cell cellphone fax sms call whatsapp msisdn handy telefon portable
        celular
        """);

    public override TextFeatures Gate => TextFeatures.Digit;

    public override void Find(ReadOnlySpan<char> text, ref HitList hits)
    {
        var floor = 0;
        for (var at = DigitRun.Start(text, 0); at < text.Length; at = DigitRun.Start(text, floor))
        {
            var digit = at;
            var start = StartOf(text, digit, floor);
            var number = PhoneNumber.Read(text, digit, IsOpened(text, start));
            var end = EndOf(text, start, digit, number);
            floor = end > 0 ? hits.Add(text, start, end, RuleNames.Phone) : number.FirstEnd;
        }
    }

    static int StartOf(ReadOnlySpan<char> text, int digit, int floor)
    {
        var start = digit;
        if (start > floor && text[start - 1] == '(')
            start--;
        return start > floor && text[start - 1] == '+' ? start - 1 : start;
    }

    // (202) and (+49)
    static bool IsOpened(ReadOnlySpan<char> text, int start) =>
        text[start] == '(' || (text[start] == '+' && start > 0 && text[start - 1] == '(');

    static int EndOf(ReadOnlySpan<char> text, int start, int digit, PhoneNumber number)
    {
        if (number.Digits < PhoneNumber.MinDigits || !IsStart(text, start) || !TokenEdge.IsEnd(text, number.End))
            return 0;
        if (text[start] == '+' || text[..start].EndsWith("%2B", StringComparison.OrdinalIgnoreCase))
            return PhoneNumber.IsCountry(text[digit..]) ? number.End : 0;
        if (text[digit..].StartsWith("00", StringComparison.Ordinal) && number.Groups > 1
            && number.FirstEnd - digit <= PrefixLimit)
            return PhoneNumber.IsCountry(text[(digit + 2)..]) ? number.End : 0;
        if (number.IsAmerican)
            return number.End;
        return IsIntroduced(text, start, number) ? number.End : 0;
    }

    // The sign of a sum, of a time zone, of a number in a list of changes.
    static bool IsStart(ReadOnlySpan<char> text, int start) =>
        TokenEdge.IsStart(text, start) && !(start > 0 && text[start - 1] is '+' or '-' or '.' or '/' or '$');

    static bool IsIntroduced(ReadOnlySpan<char> text, int start, PhoneNumber number) =>
        Words.ContainsAnyCase(ContextWords.Last(text, start))
        || ((number.Groups > 1 || text[start] == '0') && ContextWords.Precede(text, start, Words));
}
