// SPDX-License-Identifier: Apache-2.0
namespace Sinks.AspNetCore;

/// <summary>
/// What was lost within the last minute, as far as somebody asked then. What is dropped on purpose is no loss.
/// </summary>
sealed class RecentDrops(TimeProvider time)
{
    const int Limit = 120;

    static readonly TimeSpan Span = TimeSpan.FromMinutes(1);
    static readonly HashSet<string> Meant =
        new(StringComparer.Ordinal) { "duplicate", "drop_event", "storm", "closed" };

    readonly Lock _lock = new();
    readonly Queue<(DateTimeOffset At, Dictionary<string, long> Sums)> _asked = new();

    /// <summary>Losses by reason, those that there were.</summary>
    public IReadOnlyDictionary<string, long> Since(IReadOnlyList<FanoutStatus> statuses)
    {
        var sums = SumsOf(statuses);
        var now = time.GetUtcNow();
        lock (_lock)
        {
            // One that is older stays, to be compared with.
            while (_asked.Count > 1 && (_asked.Count > Limit || now - _asked.ElementAt(1).At >= Span))
                _asked.Dequeue();
            var before = _asked.TryPeek(out var oldest) ? oldest.Sums : sums;
            _asked.Enqueue((now, sums));
            return sums.Select(sum => KeyValuePair.Create(sum.Key, sum.Value - before.GetValueOrDefault(sum.Key)))
                .Where(static drop => drop.Value > 0)
                .ToDictionary(static drop => drop.Key, static drop => drop.Value, StringComparer.Ordinal);
        }
    }

    static Dictionary<string, long> SumsOf(IReadOnlyList<FanoutStatus> statuses)
    {
        var sums = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var (reason, count) in statuses.SelectMany(static status =>
            status.Dropped.Concat(status.Backends.SelectMany(static backend => backend.Dropped))))
        {
            if (!Meant.Contains(reason))
                sums[reason] = sums.GetValueOrDefault(reason) + count;
        }

        return sums;
    }
}
