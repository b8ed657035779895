// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>The reasons' names as everybody outside sees them.</summary>
static class DropReasons
{
    static readonly string[] Names =
    [
        "intake_full", "queue_full", "queue_bytes", "too_large", "encode_failed", "rejected", "rate_limited",
        "retry_exhausted", "storm", "drop_event", "hook_failed", "duplicate", "shutdown", "closed", "spool_full",
        "spool_expired", "spool_corrupt",
    ];

    public static int Count => Names.Length;

    public static string Text(this DropReason reason) => Names[(int)reason];

    /// <summary>The reasons that have a count, by name.</summary>
    public static IReadOnlyDictionary<string, long> Named(ReadOnlySpan<long> counts)
    {
        var named = new SortedDictionary<string, long>(StringComparer.Ordinal);
        for (var i = 0; i < counts.Length; i++)
        {
            if (counts[i] != 0)
                named[Names[i]] = counts[i];
        }

        return named;
    }
}
