// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>
/// The last three letters of every name that may be a secret: most names in a text end otherwise, and need no closer
/// look.
/// </summary>
sealed class NameTails
{
    const int Letters = 32;

    // By the last two letters, a bit for each letter before them.
    readonly uint[] _tails = new uint[Letters * Letters];

    /// <summary>Whether there are names of one letter, or with a digit before the last one: any may be meant.</summary>
    public bool IsOpen { get; private set; }

    /// <summary>Adds the ends of words, in lower case.</summary>
    public NameTails With(params IEnumerable<string> words)
    {
        foreach (var word in words)
            Add(word.AsSpan().TrimEnd("0123456789"));
        return this;
    }

    /// <summary>Whether a name that ends in these three characters may be a secret.</summary>
    public bool Has(char third, char second, char last)
    {
        var tail = _tails[IndexOf(second, last)];

        // Before two letters there may be nothing, or what stands between words.
        return IsOpen || (char.IsAsciiLetter(third) ? (tail & BitOf(third)) != 0 : tail != 0);
    }

    static int IndexOf(char second, char last) => ((second & (Letters - 1)) * Letters) + (last & (Letters - 1));

    static uint BitOf(char letter) => 1u << (letter & (Letters - 1));

    // Only ASCII letters have a place of their own; a name of others would never be looked at.
    void Add(ReadOnlySpan<char> word)
    {
        if (word.Length < 2 || !char.IsAsciiLetter(word[^1]) || !char.IsAsciiLetter(word[^2]))
            IsOpen |= word.Length > 0;
        else
            _tails[IndexOf(word[^2], word[^1])] |=
                word.Length > 2 && char.IsAsciiLetter(word[^3]) ? BitOf(word[^3]) : uint.MaxValue;
    }
}
