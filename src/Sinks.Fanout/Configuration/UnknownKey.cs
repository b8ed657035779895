// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>What to say about a key nobody knows.</summary>
static class UnknownKey
{
    public static string Fix(string key, IEnumerable<string> known)
    {
        var names = known.Order(StringComparer.Ordinal).ToList();
        var nearest = names.MinBy(name => Distance(key, name));
        return nearest is not null && Distance(key, nearest) <= 1 + (nearest.Length / 4)
            ? $"Did you mean '{nearest}'?"
            : $"Remove it, or write one of {string.Join(", ", names)}.";
    }

    static int Distance(string left, string right)
    {
        var row = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var i = 1; i <= left.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var above = row[j];
                var same = char.ToUpperInvariant(left[i - 1]) == char.ToUpperInvariant(right[j - 1]);
                row[j] = Math.Min(Math.Min(above, row[j - 1]) + 1, diagonal + (same ? 0 : 1));
                diagonal = above;
            }
        }

        return row[^1];
    }
}
