// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>
/// National identification numbers that their check digits tell from other numbers; those with one digit of eleven at
/// most need a word before them.
/// </summary>
sealed class NationalIdRule : TextRule
{
    static readonly NationalId[] Ids = [.. AmericanIds.All, .. EuropeanIds.All, .. NorthernIds.All, .. AsianIds.All];

    // By how many digits, or letters, the number begins with.
    static readonly NationalId[][] ByDigits = Sort('9');
    static readonly NationalId[][] ByLetters = Sort('A');

    public override TextFeatures Gate => TextFeatures.Digit;

    public override void Find(ReadOnlySpan<char> text, ref HitList hits)
    {
        for (var at = 0; at < text.Length;)
        {
            if (!char.IsAsciiLetterOrDigit(text[at]))
            {
                at++;
                continue;
            }

            if (char.IsAsciiDigit(text[at]))
                at += TokenEdge.EscapeLength(text, at);
            var length = LengthOfRun(text, at);
            var end = length > 0 && IsStart(text, at) ? EndOf(text, at, length) : 0;
            at = end > 0 ? hits.Add(text, at, end, RuleNames.NationalId) : at + Math.Max(length, 1);
        }
    }

    static int LengthOfRun(ReadOnlySpan<char> text, int start)
    {
        var rest = text[start..];
        if (rest.IsEmpty || !char.IsAsciiLetterOrDigit(rest[0]))
            return 0;
        if (char.IsAsciiDigit(rest[0]))
            return DigitRun.End(rest, 0);
        var length = 0;
        while (length < rest.Length && char.IsAsciiLetter(rest[length]))
            length++;
        return length;
    }

    static bool IsStart(ReadOnlySpan<char> text, int at) =>
        TokenEdge.IsStart(text, at) && !(at > 0 && text[at - 1] is '-' or '+' && char.IsAsciiDigit(text[at]));

    static int EndOf(ReadOnlySpan<char> text, int start, int length)
    {
        if (length > NationalId.LengthLimit)
            return 0;
        foreach (var id in (char.IsAsciiDigit(text[start]) ? ByDigits : ByLetters)[length])
        {
            var end = id.EndOf(text, start);
            if (end > 0)
                return end;
        }

        return 0;
    }

    static NationalId[][] Sort(char kind)
    {
        var byLength = new NationalId[NationalId.LengthLimit + 1][];
        for (var length = 0; length < byLength.Length; length++)
            byLength[length] = [.. Ids.Where(id => BeginsWith(id.Shape, kind, length))];
        return byLength;
    }

    // What may be a digit or a letter ends a run of either, or is a part of it.
    static bool BeginsWith(string shape, char kind, int length)
    {
        var lead = shape.Length - shape.AsSpan().TrimStart(kind).Length;
        return lead == length || (lead + 1 == length && lead < shape.Length && shape[lead] == 'X');
    }
}
