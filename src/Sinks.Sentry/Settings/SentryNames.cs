// SPDX-License-Identifier: Apache-2.0
using System.Collections.Frozen;

namespace Sinks.Sentry;

/// <summary>
/// Names of properties as options give them: whole, or with <c>*</c> for any run of characters. Case does not matter.
/// </summary>
sealed class SentryNames
{
    readonly FrozenSet<string> _names;
    readonly string[][] _patterns;

    public SentryNames(IEnumerable<string> entries)
    {
        var all = entries.Select(static entry => entry?.Trim() ?? "").Where(static entry => entry.Length > 0).ToList();
        _names = all.Where(static entry => !entry.Contains('*')).ToFrozenSet(StringComparer.OrdinalIgnoreCase);
        _patterns = [.. all.Where(static entry => entry.Contains('*')).Select(static entry => entry.Split('*'))];
    }

    public static SentryNames None { get; } = new([]);

    public bool IsEmpty => _names.Count == 0 && _patterns.Length == 0;

    public bool Contain(string name)
    {
        if (_names.Contains(name))
            return true;
        foreach (var pattern in _patterns)
        {
            if (Fits(pattern, name))
                return true;
        }

        return false;
    }

    /// <summary>Whether a name holds the texts between the stars one after the other.</summary>
    static bool Fits(string[] texts, ReadOnlySpan<char> name)
    {
        if (!name.StartsWith(texts[0], StringComparison.OrdinalIgnoreCase))
            return false;
        name = name[texts[0].Length..];
        foreach (var text in texts.AsSpan(1, texts.Length - 2))
        {
            var at = name.IndexOf(text, StringComparison.OrdinalIgnoreCase);
            if (at < 0)
                return false;
            name = name[(at + text.Length)..];
        }

        return name.EndsWith(texts[^1], StringComparison.OrdinalIgnoreCase);
    }
}
