// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>
/// One backend at one moment. Its ledger holds exactly:
/// <c>Offered = sum of Filtered + Accepted</c> and <c>Accepted = Delivered + sum of Dropped + Waiting</c>.
/// </summary>
public sealed record BackendStatus
{
    /// <summary>The backend's name: its key in the section.</summary>
    public required string Name { get; init; }

    /// <summary>The backend's type, such as <c>Sentry</c>.</summary>
    public required string Type { get; init; }

    /// <summary>What it is doing.</summary>
    public required BackendState State { get; init; }

    /// <summary>
    /// Why it is not running, or what its last send failed with; null when all is well. Never a secret.
    /// </summary>
    public string? Why { get; init; }

    /// <summary>
    /// Whether something about it needs attention: a mistake in its settings, or a state other than running.
    /// </summary>
    public bool IsDegraded { get; init; }

    /// <summary>Where it sends to, without secrets; null when off.</summary>
    public string? Destination { get; init; }

    /// <summary>Items offered to the lane by the dispatcher.</summary>
    public long Offered { get; init; }

    /// <summary>
    /// Items the lane did not want, by filter: <c>level</c>, <c>name</c>, <c>sampled</c>, <c>filter</c>.
    /// </summary>
    public IReadOnlyDictionary<string, long> Filtered { get; init; } = Counts.None;

    /// <summary>Items the lane took responsibility for.</summary>
    public long Accepted { get; init; }

    /// <summary>Items the server confirmed.</summary>
    public long Delivered { get; init; }

    /// <summary>Items lost after they were accepted, by reason.</summary>
    public IReadOnlyDictionary<string, long> Dropped { get; init; } = Counts.None;

    /// <summary>Items that are queued or being sent.</summary>
    public long Waiting { get; init; }

    /// <summary>The same by kind of item: <c>event</c>, <c>span</c>, <c>session</c>, <c>request_sessions</c>,
    /// <c>check_in</c>; those of which there was any.</summary>
    public IReadOnlyDictionary<string, KindCounts> Kinds { get; init; } = ItemKinds.None;

    /// <summary>Whether events are offered to it at all.</summary>
    internal bool TakesEvents { get; init; } = true;

    /// <summary>Whether the ledger holds, as a whole and by kind.</summary>
    public bool BooksBalance =>
        Waiting >= 0
        && Kinds.Values.All(static kind => kind.BooksBalance)
        && Kinds.Values.Sum(static kind => kind.Offered) == Offered
        && Offered == Filtered.Values.Sum() + Accepted
        && Accepted == Delivered + Dropped.Values.Sum() + Waiting;
}
