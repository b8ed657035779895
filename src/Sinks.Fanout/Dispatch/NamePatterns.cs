// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>Patterns of event names: exact, or with <c>*</c> for any run of characters. Case matters.</summary>
sealed class NamePatterns(IReadOnlyList<string> patterns)
{
    public static NamePatterns None { get; } = new([]);

    public bool IsEmpty => patterns.Count == 0;

    public bool Match(string? name)
    {
        if (name is null)
            return false;
        for (var i = 0; i < patterns.Count; i++)
        {
            if (Match(patterns[i], name))
                return true;
        }

        return false;
    }

    // No file pattern: event names are free text, and only the star is special in their patterns.
    static bool Match(string pattern, string name)
    {
        var (p, n, star, retry) = (0, 0, -1, 0);
        while (n < name.Length)
        {
            if (p < pattern.Length && pattern[p] == '*')
                (star, retry) = (p++, n);
            else if (p < pattern.Length && pattern[p] == name[n])
                (p, n) = (p + 1, n + 1);
            else if (star >= 0)
                (p, n) = (star + 1, ++retry);
            else
                return false;
        }

        return pattern.AsSpan(p).TrimStart('*').IsEmpty;
    }
}
