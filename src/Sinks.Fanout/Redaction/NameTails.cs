// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>
/// The last two letters of every name that may be a secret: most names in a text end otherwise, and need no closer
/// look.
/// </summary>
sealed class NameTails
{
    const int Letters = 32;

    readonly uint[] _pairs = new uint[Letters];
    bool _isOpen;

    /// <summary>Adds the ends of words, in lower case.</summary>
    public NameTails With(params IEnumerable<string> words)
    {
        foreach (var word in words)
            Add(word.AsSpan().TrimEnd("0123456789"));
        return this;
    }

    /// <summary>Whether a name that ends in these two characters may be a secret.</summary>
    public bool Has(char previous, char last) =>
        _isOpen || (_pairs[last & (Letters - 1)] & (1u << (previous & (Letters - 1)))) != 0;

    // Only ASCII letters have a place of their own; a name of others would never be looked at.
    void Add(ReadOnlySpan<char> word)
    {
        if (word.Length < 2 || !char.IsAsciiLetter(word[^1]) || !char.IsAsciiLetter(word[^2]))
            _isOpen |= word.Length > 0;
        else
            _pairs[word[^1] & (Letters - 1)] |= 1u << (word[^2] & (Letters - 1));
    }
}
