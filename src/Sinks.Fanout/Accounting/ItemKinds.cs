// SPDX-License-Identifier: Apache-2.0
using System.Collections.Frozen;

namespace Sinks.Fanout;

/// <summary>The kinds' names as status, metrics and SelfLog show them.</summary>
static class ItemKinds
{
    static readonly string[] Names = ["event", "span", "session", "request_sessions", "check_in"];

    public static int Count => Names.Length;

    public static IReadOnlyDictionary<string, KindCounts> None { get; } = FrozenDictionary<string, KindCounts>.Empty;

    public static string Text(this FanoutItemKind kind) => Names[(int)kind];

    /// <summary>The counts of the kinds that have any, by name.</summary>
    public static IReadOnlyDictionary<string, KindCounts> Named<T>(
        ReadOnlySpan<T> entries, Func<T, bool> isUsed, Func<T, KindCounts> counts)
    {
        var named = new SortedDictionary<string, KindCounts>(StringComparer.Ordinal);
        for (var i = 0; i < entries.Length; i++)
        {
            if (isUsed(entries[i]))
                named[Names[i]] = counts(entries[i]);
        }

        return named;
    }
}
