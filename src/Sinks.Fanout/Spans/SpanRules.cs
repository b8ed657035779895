// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>What the backends of a pipeline together want recorded.</summary>
/// <param name="Rate">The highest share of traces that any backend takes.</param>
/// <param name="FollowsRemoteParent">Whether some backend follows callers in other processes.</param>
/// <param name="IgnoresRemoteParent">Whether some backend does not.</param>
sealed record SpanRules(double Rate, bool FollowsRemoteParent, bool IgnoresRemoteParent)
{
    /// <summary>What the lanes want; null when none takes spans.</summary>
    public static SpanRules? Of(IReadOnlyList<LanePlan> lanes)
    {
        var gates = lanes.Select(static lane => lane.Gate.Kinds)
            .Where(static kinds => kinds.Takes(FanoutItemKind.Span)
                && (kinds.TracesSampleRate > 0 || kinds.FollowsRemoteParent))
            .ToList();
        return gates.Count == 0
            ? null
            : new SpanRules(
                gates.Max(static kinds => kinds.TracesSampleRate),
                gates.Exists(static kinds => kinds.FollowsRemoteParent),
                gates.Exists(static kinds => !kinds.FollowsRemoteParent));
    }
}
