// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>One way a national number is written, and how it is told from any other.</summary>
/// <param name="Shape"><c>9</c> for a digit, <c>A</c> for a letter, <c>X</c> for either; the rest as it is.</param>
/// <param name="Check">Whether the digits and capitals, without separators, are such a number.</param>
/// <param name="Words">One of these has to precede it; null where the check digits tell enough.</param>
sealed record NationalId(string Shape, NationalIdCheck Check, WordSet? Words = null)
{
    /// <summary>The most digits and letters that a number has.</summary>
    public const int LengthLimit = 18;

    /// <summary>Where the number that begins there ends; 0 when there is none.</summary>
    public int EndOf(ReadOnlySpan<char> text, int start)
    {
        if (start + Shape.Length > text.Length)
            return 0;
        Span<char> id = stackalloc char[LengthLimit];
        var length = 0;
        for (var i = 0; i < Shape.Length; i++)
        {
            var c = text[start + i];
            if (Shape[i] is not ('9' or 'A' or 'X'))
            {
                if (c != Shape[i])
                    return 0;
                continue;
            }

            if (!(Shape[i] == '9' ? char.IsAsciiDigit(c)
                : Shape[i] == 'A' ? char.IsAsciiLetter(c)
                : char.IsAsciiLetterOrDigit(c)))
                return 0;
            id[length++] = char.IsAsciiLetterLower(c) ? (char)(c - 0x20) : c;
        }

        var end = start + Shape.Length;
        if (!TokenEdge.IsEnd(text, end) || IsRow(text, start, end) || !Check(id[..length]))
            return 0;
        return Words is null || ContextWords.Precede(text, start, Words) ? end : 0;
    }

    // 219 09 9999 4711 is a row of numbers.
    bool IsRow(ReadOnlySpan<char> text, int start, int end) =>
        Shape.Contains(' ')
        && ((end + 1 < text.Length && text[end] == ' ' && char.IsAsciiDigit(text[end + 1]))
            || (start > 1 && text[start - 1] == ' ' && char.IsAsciiDigit(text[start - 2])));
}
