// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>
/// Remembers verdicts. A name has a few places of its own and pushes out what was there, so that a flood of distinct
/// names costs no memory; entries are immutable and swapped whole, so that nobody needs a lock.
/// </summary>
sealed class NameCache
{
    public const int Size = 2048;
    const int Ways = 4;
    const int LengthLimit = 64;

    readonly Entry?[] _entries = new Entry?[Size];

    public int Count => _entries.Count(static entry => entry is not null);

    public bool TryGet(ReadOnlySpan<char> name, out NameVerdict verdict)
    {
        var hash = HashOf(name);
        var first = PlaceOf(hash);
        for (var place = first; place < first + Ways; place++)
        {
            var entry = Volatile.Read(ref _entries[place]);
            if (entry is not null && entry.Hash == hash && name.SequenceEqual(entry.Name))
            {
                verdict = entry.Verdict;
                return true;
            }
        }

        verdict = NameVerdict.Pass;
        return false;
    }

    public void Add(ReadOnlySpan<char> name, NameVerdict verdict)
    {
        if (name.Length > LengthLimit || HasNumber(name))
            return;
        var hash = HashOf(name);
        var first = PlaceOf(hash);
        var place = first;
        while (place < first + Ways && Volatile.Read(ref _entries[place]) is not null)
            place++;
        if (place == first + Ways)
            place = first + (int)((uint)hash >> 30);
        Volatile.Write(ref _entries[place], new Entry(hash, name.ToString(), verdict));
    }

    static int HashOf(ReadOnlySpan<char> name) => NameHash.Of(name);

    static int PlaceOf(int hash) => hash & (Size - Ways);

    // Names with a number in them (attempt_0020_m_000001) rarely come twice.
    static bool HasNumber(ReadOnlySpan<char> name)
    {
        var digits = 0;
        foreach (var c in name)
        {
            if (char.IsAsciiDigit(c) && ++digits > 2)
                return true;
        }

        return false;
    }

    sealed class Entry(int hash, string name, NameVerdict verdict)
    {
        public int Hash { get; } = hash;

        public string Name { get; } = name;

        public NameVerdict Verdict { get; } = verdict;
    }
}
