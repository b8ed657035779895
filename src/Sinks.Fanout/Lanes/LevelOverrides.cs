// SPDX-License-Identifier: Apache-2.0
using Serilog.Events;

namespace Sinks.Fanout;

/// <summary>Minimum levels of single categories and all below them; of several that fit the longest holds.</summary>
sealed class LevelOverrides(IEnumerable<KeyValuePair<string, LogEventLevel>> levels)
{
    // The longest first, so that the first that fits is the one.
    readonly (CategoryPattern Category, LogEventLevel Level)[] _levels =
    [
        .. levels.Where(static level => !string.IsNullOrWhiteSpace(level.Key))
            .Select(static level => (Category: new CategoryPattern(level.Key), level.Value))
            .OrderByDescending(static level => level.Category.Length),
    ];

    public bool IsEmpty => _levels.Length == 0;

    /// <summary>The lowest of all the levels.</summary>
    public LogEventLevel? Lowest => IsEmpty ? null : _levels.Min(static level => level.Level);

    /// <summary>The level that holds for a category, or null for none in particular.</summary>
    public LogEventLevel? Of(string? category)
    {
        if (category is null)
            return null;
        foreach (var (pattern, level) in _levels)
        {
            if (pattern.Match(category))
                return level;
        }

        return null;
    }
}
