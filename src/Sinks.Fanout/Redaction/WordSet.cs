// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>A fixed set of words that can be asked with a span (.NET 8 has no such set), without allocating.</summary>
sealed class WordSet
{
    readonly string?[] _slots;
    readonly int _longest;

    // Most words that are asked for differ in their length or first letter from all that are there.
    readonly ulong _lengths;
    readonly uint _firsts;

    /// <summary>Takes the words.</summary>
    /// <param name="words">Words separated by white space, already normalised.</param>
    public WordSet(string words)
        : this(words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
    {
    }

    public WordSet(IReadOnlyCollection<string> words)
    {
        var size = 16;
        while (size < words.Count * 4)
            size *= 2;
        _slots = new string?[size];
        foreach (var word in words)
        {
            _slots[SlotOf(word)] = word;
            _longest = Math.Max(_longest, word.Length);
            _lengths |= LengthOf(word);
            _firsts |= FirstOf(word);
        }
    }

    public IEnumerable<string> Words => _slots.OfType<string>();

    public bool Contains(ReadOnlySpan<char> word) =>
        MayHave(word) && _slots[SlotOf(word)] is not null;

    /// <summary>Whether the set has the word in any case (ASCII).</summary>
    public bool ContainsAnyCase(ReadOnlySpan<char> word)
    {
        Span<char> lower = stackalloc char[64];
        if (word.Length > lower.Length || !MayHave(word))
            return false;
        lower = lower[..word.ToLowerInvariant(lower)];
        return Contains(lower);
    }

    // Capitals and small letters have the same last five bits.
    static uint FirstOf(ReadOnlySpan<char> word) => word.IsEmpty ? 0 : 1u << (word[0] & 31);

    static ulong LengthOf(ReadOnlySpan<char> word) => 1ul << (word.Length & 63);

    bool MayHave(ReadOnlySpan<char> word) =>
        word.Length <= _longest && (_lengths & LengthOf(word)) != 0 && (_firsts & FirstOf(word)) != 0;

    int SlotOf(ReadOnlySpan<char> word)
    {
        var slot = NameHash.Of(word) & (_slots.Length - 1);
        while (_slots[slot] is { } taken && !word.SequenceEqual(taken))
            slot = (slot + 1) & (_slots.Length - 1);
        return slot;
    }
}
