// SPDX-License-Identifier: Apache-2.0
using System.Collections.Frozen;
using System.IO.Enumeration;

namespace Sinks.Sentry;

/// <summary>Names of properties as options give them: whole, or with <c>*</c> for any run of characters.</summary>
sealed class SentryNames
{
    readonly FrozenSet<string> _names;
    readonly string[] _patterns;

    public SentryNames(IEnumerable<string> entries)
    {
        var all = entries.Where(static entry => !string.IsNullOrWhiteSpace(entry)).Select(static e => e.Trim()).ToList();
        _names = all.Where(static entry => !entry.Contains('*')).ToFrozenSet(StringComparer.OrdinalIgnoreCase);
        // The expressions of file systems know more characters than the star.
        _patterns = [.. all.Where(static entry => entry.Contains('*')).Select(static entry => entry
            .Replace("\\", "\\\\", StringComparison.Ordinal).Replace("?", "\\?", StringComparison.Ordinal))];
    }

    public static SentryNames None { get; } = new([]);

    public bool IsEmpty => _names.Count == 0 && _patterns.Length == 0;

    public bool Contain(string name)
    {
        if (_names.Contains(name))
            return true;
        foreach (var pattern in _patterns)
        {
            if (FileSystemName.MatchesSimpleExpression(pattern, name))
                return true;
        }

        return false;
    }
}
