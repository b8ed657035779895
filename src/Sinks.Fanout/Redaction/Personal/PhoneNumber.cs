// SPDX-License-Identifier: Apache-2.0
using System.Runtime.InteropServices;

namespace Sinks.Fanout;

/// <summary>Digits in the groups people write telephone numbers in.</summary>
/// <param name="End">Where it ends.</param>
/// <param name="FirstEnd">Where its first group ends.</param>
/// <param name="Digits">How many digits it has.</param>
/// <param name="Groups">In how many groups.</param>
/// <param name="IsAmerican">Whether it is one of North America, as written there.</param>
[StructLayout(LayoutKind.Auto)]
readonly record struct PhoneNumber(int End, int FirstEnd, int Digits, int Groups, bool IsAmerican)
{
    /// <summary>The shortest international numbers.</summary>
    public const int MinDigits = 7;
    const int MaxDigits = 15;
    const int GroupLimit = 8;

    // By the first two digits; there are no countries under the others.
    const string NoCountries = "10 11 28 83 89";

    /// <summary>Reads from a digit on.</summary>
    public static PhoneNumber Read(ReadOnlySpan<char> text, int digit, bool opened)
    {
        Span<int> lengths = stackalloc int[GroupLimit];
        var (digits, groups, firstEnd, end) = (0, 0, 0, digit);
        var isOpen = opened;
        for (var at = digit; groups < GroupLimit;)
        {
            var length = LengthAt(text, at);
            if (length == 0 || digits + length > MaxDigits)
            {
                firstEnd = groups == 0 ? at + Math.Max(length, 1) : firstEnd;
                break;
            }

            // 1 2 3 4 is a row of numbers.
            if (length == 1 && groups > 0 && lengths[groups - 1] == 1)
                break;
            lengths[groups++] = length;
            digits += length;
            end = at + length;
            firstEnd = groups == 1 ? end : firstEnd;
            at = SkipSeparator(text, end, ref isOpen);
            if (at == end)
                break;
        }

        return new PhoneNumber(end, firstEnd, digits, groups, IsOfAmerica(text, digit, lengths[..groups], opened));
    }

    /// <summary>Whether the number begins with the code of a country.</summary>
    public static bool IsCountry(ReadOnlySpan<char> number) =>
        number.Length > 1 && number[0] is >= '1' and <= '9'
        && !(char.IsAsciiDigit(number[1]) && NoCountries.AsSpan().IndexOf(number[..2], StringComparison.Ordinal) >= 0);

    static int LengthAt(ReadOnlySpan<char> text, int at)
    {
        var end = at;
        while (end < text.Length && end - at <= MaxDigits && char.IsAsciiDigit(text[end]))
            end++;
        return end - at;
    }

    // One of " ", "-", ".", "/", or a bracket and one of them.
    static int SkipSeparator(ReadOnlySpan<char> text, int end, ref bool isOpen)
    {
        var at = end;
        if (at < text.Length && text[at] == ')' && isOpen)
        {
            isOpen = false;
            at++;
        }

        if (at < text.Length && text[at] is ' ' or '-' or '.' or '/')
            at++;
        if (at < text.Length && text[at] == '(' && !isOpen)
        {
            isOpen = true;
            at++;
        }

        return at < text.Length && char.IsAsciiDigit(text[at]) ? at : end;
    }

    // (555) 123-4567, 555-123-4567, 1-800-555-0199: area and exchange begin with 2 to 9.
    static bool IsOfAmerica(ReadOnlySpan<char> text, int digit, ReadOnlySpan<int> lengths, bool opened)
    {
        if (lengths is [1, 3, 3, 4] && text[digit] == '1' && !opened)
            digit += text[digit + 2] == '(' ? 3 : 2;
        else if (lengths is not [3, 3, 4])
            return false;
        var rest = text[(digit + 3)..];
        var exchange = rest[rest.IndexOfAnyInRange('0', '9')];
        return text[digit] >= '2' && exchange >= '2' && (opened || text[digit + 3] is '-' or '.' or ')');
    }
}
