// SPDX-License-Identifier: Apache-2.0
using System.Collections.Concurrent;
using System.Runtime.CompilerServices;

namespace Sinks.Fanout;

/// <summary>Counts how often each rule took something out.</summary>
sealed class RedactionTally
{
    readonly ConcurrentDictionary<string, StrongBox<long>> _counts = new(StringComparer.Ordinal);
    long _dropsAsked;

    /// <summary>How often something was found for whose sake the event is to be dropped.</summary>
    public long DropsAsked => Interlocked.Read(ref _dropsAsked);

    public void Add(string rule, RedactionStrategy strategy = RedactionStrategy.Replace)
    {
        Interlocked.Increment(ref _counts.GetOrAdd(rule, static _ => new StrongBox<long>()).Value);
        if (strategy == RedactionStrategy.DropEvent)
            AskDrop();
    }

    public void AskDrop() => Interlocked.Increment(ref _dropsAsked);

    public IReadOnlyDictionary<string, long> Snapshot()
    {
        var counts = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var (rule, count) in _counts)
            counts[rule] = Interlocked.Read(ref count.Value);
        return counts;
    }
}
