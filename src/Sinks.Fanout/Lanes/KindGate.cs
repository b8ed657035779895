// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>Which kinds of items a lane is offered, and which spans and sessions of them it takes.</summary>
sealed class KindGate
{
    readonly int _kinds;

    KindGate(BackendProfile profile)
    {
        foreach (var kind in profile.Kinds)
            _kinds |= 1 << (int)kind;
        TakesSpansWithinRoot = profile.TakesSpansWithinRoot;
        TakesSessionChanges = profile.TakesSessionChanges;
        TracesSampleRate = profile.TracesSampleRate;
        FollowsRemoteParent = profile.FollowsRemoteParent;
    }

    public static KindGate EventsAlone { get; } = new(new BackendProfile { Destination = "", BatchSizeLimit = 1 });

    /// <summary>Whether spans come within their local root.</summary>
    public bool TakesSpansWithinRoot { get; }

    /// <summary>Whether it is told of sessions between their beginning and their end too.</summary>
    public bool TakesSessionChanges { get; }

    public double TracesSampleRate { get; }

    /// <summary>Whether the caller's word counts for a trace that began elsewhere.</summary>
    public bool FollowsRemoteParent { get; }

    public static KindGate Of(BackendProfile profile) => new(profile);

    public bool Takes(FanoutItemKind kind) => (_kinds & (1 << (int)kind)) != 0;

    public bool Keeps(FanoutSpan span) =>
        FollowsRemoteParent && span.IsWantedByCaller is { } wanted
            ? wanted
            : Sampling.Keeps(span.TraceId, TracesSampleRate);
}
