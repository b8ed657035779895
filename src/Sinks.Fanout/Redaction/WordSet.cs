// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>A fixed set of words that can be asked with a span (.NET 8 has no such set), without allocating.</summary>
sealed class WordSet
{
    readonly string?[] _slots;
    readonly int _longest;

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
        }
    }

    public IEnumerable<string> Words => _slots.OfType<string>();

    public bool Contains(ReadOnlySpan<char> word) =>
        !word.IsEmpty && word.Length <= _longest && _slots[SlotOf(word)] is not null;

    /// <summary>Whether the set has the word in any case (ASCII).</summary>
    public bool ContainsAnyCase(ReadOnlySpan<char> word)
    {
        Span<char> lower = stackalloc char[64];
        if (word.Length > lower.Length || word.Length > _longest)
            return false;
        lower = lower[..word.ToLowerInvariant(lower)];
        return Contains(lower);
    }

    int SlotOf(ReadOnlySpan<char> word)
    {
        var slot = string.GetHashCode(word, StringComparison.Ordinal) & (_slots.Length - 1);
        while (_slots[slot] is { } taken && !word.SequenceEqual(taken))
            slot = (slot + 1) & (_slots.Length - 1);
        return slot;
    }
}
