// SPDX-License-Identifier: Apache-2.0
using System.Buffers;
using System.Runtime.InteropServices;

namespace Sinks.Fanout;

/// <summary>A stretch of a token: fixed text, or so many characters of an alphabet.</summary>
[StructLayout(LayoutKind.Auto)]
readonly record struct TokenPart(string? Text, char Alphabet, int Minimum, int Maximum)
{
    /// <summary>What <c>+</c> after a number stands for: longer than any token that is of one piece.</summary>
    public const int NoMaximum = 2048;

    const string Lower = "abcdefghijklmnopqrstuvwxyz";
    const string Upper = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    const string Digits = "0123456789";

    static readonly SearchValues<char>[] Alphabets = CreateAlphabets();

    /// <summary>Reads <c>w36</c>, <c>w20+</c>, <c>d8-14</c> or <c>'text</c>.</summary>
    public static TokenPart Parse(string part)
    {
        if (part[0] == '\'')
            return new TokenPart(part[1..], default, 0, 0);
        var dash = part.IndexOf('-', StringComparison.Ordinal);
        var minimum = Number(part.AsSpan(1, (dash < 0 ? part.Length : dash) - 1).TrimEnd('+'));
        var maximum = dash > 0 ? Number(part.AsSpan(dash + 1)) : part[^1] == '+' ? NoMaximum : minimum;
        return new TokenPart(null, part[0], minimum, maximum);
    }

    /// <summary>The end of the part that begins there; -1 when it does not.</summary>
    public int EndAt(ReadOnlySpan<char> text, int at)
    {
        if (Text is not null)
            return text[at..].StartsWith(Text, StringComparison.Ordinal) ? at + Text.Length : -1;
        var rest = text[at..Math.Min(text.Length, at + Maximum)];
        var length = rest.IndexOfAnyExcept(Alphabets[Alphabet]);
        if (length < 0)
            length = rest.Length;
        return length < Minimum ? -1 : at + length;
    }

    /// <summary>The characters of the alphabet that has that letter.</summary>
    public static string Characters(char alphabet) => alphabet switch
    {
        'd' => Digits,
        'h' => Digits + "abcdef",
        'x' => Digits + "abcdefABCDEF",
        'l' => Digits + Lower,
        'u' => Digits + Upper,
        'a' => Lower + Upper,
        'w' => Digits + Lower + Upper,
        'b' => Digits + Lower + Upper + "-_",
        'c' => Digits + Lower + Upper + "./",
        'p' => Digits + Lower + Upper + "-_=.",
        'q' => Digits + Lower + Upper + "-_=",
        's' => Digits + Lower + Upper + "+/=",
        't' => Digits + Lower + Upper + "+/=-_",
        _ => throw new ArgumentOutOfRangeException(nameof(alphabet), alphabet, "No such alphabet."),
    };

    static int Number(ReadOnlySpan<char> digits) =>
        int.Parse(digits, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture);

    static SearchValues<char>[] CreateAlphabets()
    {
        var alphabets = new SearchValues<char>['z'];
        foreach (var letter in "dhxluawbpqstc")
            alphabets[letter] = SearchValues.Create(Characters(letter));
        return alphabets;
    }
}
