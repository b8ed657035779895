// SPDX-License-Identifier: Apache-2.0
namespace Sinks.AspNetCore;

/// <summary>
/// What browsers have reported to this process until now. It holds exactly at every quiet moment:
/// <c>Received = Taken + Shed + Ignored + sum of Refused</c>.
/// </summary>
public sealed record BrowserStatus
{
    /// <summary>The counts of this process.</summary>
    public static BrowserStatus Current => BrowserBooks.Process.Snapshot();

    /// <summary>Reports received; a request that was refused as a whole counts as one.</summary>
    public long Received { get; init; }

    /// <summary>Reports that became events.</summary>
    public long Taken { get; init; }

    /// <summary>Reports for which the browser's share of the intake had no room.</summary>
    public long Shed { get; init; }

    /// <summary>What is no report of an error, such as a session, and what came while no fan-out ran.</summary>
    public long Ignored { get; init; }

    /// <summary>
    /// Reports refused, by reason: <c>malformed origin dsn too_large media_type rate_limited timeout</c>.
    /// </summary>
    public IReadOnlyDictionary<string, long> Refused { get; init; } =
        System.Collections.ObjectModel.ReadOnlyDictionary<string, long>.Empty;
}
