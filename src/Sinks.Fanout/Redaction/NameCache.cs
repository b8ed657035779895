// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>
/// Remembers verdicts. Every name has one place and pushes out whatever was there, so that a flood of distinct names
/// costs no memory; entries are immutable and swapped whole, so that nobody needs a lock.
/// </summary>
sealed class NameCache
{
    public const int Size = 1024;
    const int LengthLimit = 64;

    readonly Entry?[] _entries = new Entry?[Size];

    public bool TryGet(ReadOnlySpan<char> name, out NameVerdict verdict)
    {
        var entry = Volatile.Read(ref _entries[PlaceOf(name)]);
        var found = entry is not null && name.SequenceEqual(entry.Name);
        verdict = found ? entry!.Verdict : NameVerdict.Pass;
        return found;
    }

    public void Add(ReadOnlySpan<char> name, NameVerdict verdict)
    {
        if (name.Length <= LengthLimit && !HasNumber(name))
            Volatile.Write(ref _entries[PlaceOf(name)], new Entry(name.ToString(), verdict));
    }

    static int PlaceOf(ReadOnlySpan<char> name) => string.GetHashCode(name, StringComparison.Ordinal) & (Size - 1);

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

    sealed class Entry(string name, NameVerdict verdict)
    {
        public string Name { get; } = name;

        public NameVerdict Verdict { get; } = verdict;
    }
}
