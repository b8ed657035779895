// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>Which lanes take which items that are no events; never changed, only replaced.</summary>
sealed class SignalPlan
{
    readonly IReadOnlyList<Lane>[] _lanes;

    public SignalPlan(SignalBuilder builder, IReadOnlyList<Lane> lanes, int spanLimit)
    {
        Builder = builder;
        SpanLimit = spanLimit;
        _lanes = [.. Enum.GetValues<FanoutItemKind>().Select(kind =>
            lanes.Where(lane => lane.Plan.Gate.Kinds.Takes(kind)).ToList())];
        SpansAlone = [.. Of(FanoutItemKind.Span).Where(static lane => !lane.Plan.Gate.Kinds.TakesSpansWithinRoot)];
        SpansWithinRoot = [.. Of(FanoutItemKind.Span).Where(static lane => lane.Plan.Gate.Kinds.TakesSpansWithinRoot)];
        SessionChanges = [.. Of(FanoutItemKind.Session).Where(static lane => lane.Plan.Gate.Kinds.TakesSessionChanges)];
        CheckInsAsEvents = [.. Of(FanoutItemKind.Event).Except(Of(FanoutItemKind.CheckIn))];
    }

    public SignalBuilder Builder { get; }

    /// <summary>The most spans that wait for their local root.</summary>
    public int SpanLimit { get; }

    /// <summary>The lanes that take each span by itself.</summary>
    public IReadOnlyList<Lane> SpansAlone { get; }

    /// <summary>The lanes that take spans within their local root.</summary>
    public IReadOnlyList<Lane> SpansWithinRoot { get; }

    /// <summary>The lanes that are told of sessions between their beginning and their end too.</summary>
    public IReadOnlyList<Lane> SessionChanges { get; }

    /// <summary>The lanes that have no place for check-ins but take events.</summary>
    public IReadOnlyList<Lane> CheckInsAsEvents { get; }

    /// <summary>The lanes that take an item.</summary>
    public IReadOnlyList<Lane> Of(FanoutItem item) =>
        item is FanoutSession { IsStart: false, Status: FanoutSessionStatus.Ok } ? SessionChanges : Of(item.Kind);

    public IReadOnlyList<Lane> Of(FanoutItemKind kind) => _lanes[(int)kind];
}
