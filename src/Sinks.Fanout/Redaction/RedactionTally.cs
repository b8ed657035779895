// SPDX-License-Identifier: Apache-2.0
using System.Collections.Concurrent;
using System.Runtime.CompilerServices;

namespace Sinks.Fanout;

/// <summary>Counts how often each rule took something out.</summary>
sealed class RedactionTally
{
    readonly ConcurrentDictionary<string, StrongBox<long>> _counts = new(StringComparer.Ordinal);

    public void Add(string rule) =>
        Interlocked.Increment(ref _counts.GetOrAdd(rule, static _ => new StrongBox<long>()).Value);

    public IReadOnlyDictionary<string, long> Snapshot()
    {
        var counts = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var (rule, count) in _counts)
            counts[rule] = Interlocked.Read(ref count.Value);
        return counts;
    }
}
