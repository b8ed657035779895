// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>Which kinds of items a lane is offered, and which spans of them it takes.</summary>
sealed class KindGate
{
    readonly int _kinds;
    readonly bool _followsRemoteParent;

    KindGate(IReadOnlyList<FanoutItemKind> kinds, bool takesSpansWithinRoot, double rate, bool followsRemoteParent)
    {
        foreach (var kind in kinds)
            _kinds |= 1 << (int)kind;
        TakesSpansWithinRoot = takesSpansWithinRoot;
        TracesSampleRate = rate;
        _followsRemoteParent = followsRemoteParent;
    }

    public static KindGate EventsAlone { get; } = new([FanoutItemKind.Event], false, 0, false);

    /// <summary>Whether spans come within their local root.</summary>
    public bool TakesSpansWithinRoot { get; }

    public double TracesSampleRate { get; }

    /// <summary>Whether the caller's word counts for a trace that began elsewhere.</summary>
    public bool FollowsRemoteParent => _followsRemoteParent;

    public static KindGate Of(BackendProfile profile) => new(
        profile.Kinds, profile.TakesSpansWithinRoot, profile.TracesSampleRate, profile.FollowsRemoteParent);

    public bool Takes(FanoutItemKind kind) => (_kinds & (1 << (int)kind)) != 0;

    public bool Keeps(FanoutSpan span) =>
        _followsRemoteParent && span.IsWantedByCaller is { } wanted
            ? wanted
            : Sampling.Keeps(span.TraceId, TracesSampleRate);
}
