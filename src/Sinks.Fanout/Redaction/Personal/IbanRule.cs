// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>
/// International bank account numbers, in one piece or in groups of four: length and check digits are right.
/// </summary>
sealed class IbanRule : TextRule
{
    public const int MaxLength = 34;
    const int HeaderLength = 4;
    const string Label = "IBAN";

    public override TextFeatures Gate => TextFeatures.IbanRun | TextFeatures.IbanGroups;

    public override void Find(ReadOnlySpan<char> text, ref HitList hits)
    {
        // Starts from the check digits: there are fewer digits than letters, and a run of them is passed over whole.
        for (var at = DigitRun.Start(text, 2); at < text.Length; at = DigitRun.Start(text, at))
        {
            var end = EndOf(text, at - 2);
            at = end > 0 ? hits.Add(text, at - 2, end, RuleNames.Iban) : DigitRun.End(text, at);
        }
    }

    public override void Find(ReadOnlySpan<char> text, in GateMap map, ref HitList hits)
    {
        var done = 0;
        foreach (var seen in map.Ibans)
        {
            FindAt(text, seen - GatePatterns.IbanRun - HeaderLength + 1, ref done, ref hits);
            FindAt(text, seen - GatePatterns.IbanGroup - HeaderLength + 1, ref done, ref hits);
        }
    }

    static void FindAt(ReadOnlySpan<char> text, int start, ref int done, ref HitList hits)
    {
        var end = start + 2 < done || start < 0 ? 0 : EndOf(text, start);
        if (end > 0)
            done = hits.Add(text, start, end, RuleNames.Iban);
    }

    static int EndOf(ReadOnlySpan<char> text, int start)
    {
        if (start + HeaderLength >= text.Length || !char.IsAsciiLetter(text[start])
            || !char.IsAsciiLetter(text[start + 1]) || !char.IsAsciiDigit(text[start + 3]))
            return 0;
        var kinds = IbanCountries.KindsOf(text[start], text[start + 1]);
        if (kinds is null || !(TokenEdge.IsStart(text, start) || IsLabelled(text[..start])))
            return 0;

        Span<char> letters = stackalloc char[MaxLength];
        letters = letters[..(HeaderLength + kinds.Length)];
        var end = Read(text, start, letters);
        return end > 0 && TokenEdge.IsEnd(text, end) && IsRight(letters, kinds) ? end : 0;
    }

    static int Read(ReadOnlySpan<char> text, int start, Span<char> letters)
    {
        var at = start;
        var separator = text[start + HeaderLength] is ' ' or '-' ? text[start + HeaderLength] : '\0';
        for (var i = 0; i < letters.Length; i++, at++)
        {
            if (separator != '\0' && i > 0 && i % 4 == 0 && (at >= text.Length || text[at++] != separator))
                return 0;
            if (at >= text.Length || !char.IsAsciiLetterOrDigit(text[at]))
                return 0;
            letters[i] = text[at];
        }

        return at;
    }

    static bool IsRight(Span<char> letters, string kinds)
    {
        // Capitals are meant to be an IBAN; small letters are mostly hexadecimal, and have to fit the country's form.
        var isCapital = letters.IndexOfAnyInRange('a', 'z') < 0;
        if (!isCapital && !Fits(letters[HeaderLength..], kinds))
            return false;
        return Remainder(letters) == 1;
    }

    static bool Fits(ReadOnlySpan<char> account, string kinds)
    {
        for (var i = 0; i < kinds.Length; i++)
        {
            if (kinds[i] != 'c' && (kinds[i] == 'n') != char.IsAsciiDigit(account[i]))
                return false;
        }

        return true;
    }

    // ISO 7064, mod 97-10: country and check digits count last, letters as 10 to 35.
    static int Remainder(ReadOnlySpan<char> letters)
    {
        var rest = 0;
        for (var i = 0; i < letters.Length; i++)
        {
            var c = letters[(i + HeaderLength) % letters.Length];
            rest = char.IsAsciiDigit(c) ? (rest * 10) + (c - '0') : (rest * 100) + ((c | 0x20) - 'a' + 10);
            rest %= 97;
        }

        return rest;
    }

    // IBANDE89...
    static bool IsLabelled(ReadOnlySpan<char> before) =>
        before.EndsWith(Label, StringComparison.OrdinalIgnoreCase)
        && TokenEdge.IsStart(before, before.Length - Label.Length);
}
