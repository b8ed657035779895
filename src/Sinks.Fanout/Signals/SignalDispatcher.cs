// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics;

namespace Sinks.Fanout;

/// <summary>
/// Takes signals out of their intake, builds and redacts each once and offers it to every lane that takes its kind.
/// Only the dispatcher's thread calls it.
/// </summary>
sealed class SignalDispatcher(SignalIntake intake, SignalPlan firstPlan, DropVoice voice, PendingTraces traces)
{
    // Between two runs events get their turn.
    const int RunLength = 64;

    readonly Signal[] _run = new Signal[RunLength];
    readonly List<FanoutItem> _spans = new(RunLength);
    readonly List<FanoutItem> _roots = [];
    long _announcedRefused;

    volatile SignalPlan _plan = firstPlan;

    public SignalLedger Ledger { get; } = new();

    /// <summary>Changes the plan for all that is not built yet, from any thread.</summary>
    public void Use(SignalPlan plan) => _plan = plan;

    /// <summary>Deals with a run of what waits.</summary>
    /// <returns>How many there were.</returns>
    public int DrainRun()
    {
        var run = _run.AsSpan(0, intake.Drain(_run));
        if (run.IsEmpty)
            return 0;
        var plan = _plan;
        foreach (ref readonly var signal in run)
            Process(signal, plan);
        Offer(plan.SpansAlone, _spans);
        Offer(plan.SpansWithinRoot, _roots);
        _spans.Clear();
        _roots.Clear();
        intake.Release(run);
        run.Clear();
        AnnounceRefused();
        return run.Length;
    }

    /// <summary>Nothing in a signal may end the dispatcher's thread, and with it the process.</summary>
    void Process(in Signal signal, SignalPlan plan)
    {
        try
        {
            var asked = plan.Builder.Redactor.DropsAsked;
            if (signal.Source is Activity activity)
                Add(activity, signal.Context, plan, asked);
            else
                Offer(((ISignal)signal.Source).Build(plan.Builder, signal.Context), plan, asked);
        }
        catch (Exception failure)
        {
            Drop(signal.Kind, DropReason.HookFailed, failure.GetType().Name);
        }
    }

    void Add(Activity activity, FanoutContext? context, SignalPlan plan, long asked)
    {
        var place = traces.Place(activity);
        var span = plan.Builder.Spans.Build(activity, context, place);
        var isDropAsked = plan.Builder.Redactor.DropsAsked != asked;
        if (isDropAsked)
        {
            Drop(FanoutItemKind.Span, DropReason.DropEvent, "redaction");
            if (!place.IsRoot)
                return;
        }

        if (plan.SpansWithinRoot.Count > 0)
        {
            // What a root gathered goes with it, also where the root itself may not.
            var whole = traces.Add(activity, place, span, plan.SpanLimit, Ledger);
            if (whole is not null && isDropAsked)
                Ledger.CountLeftOut(whole.Spans.Count);
            else if (whole is not null)
                _roots.Add(whole);
        }

        if (isDropAsked)
            return;
        _spans.Add(span);
        Ledger.CountDispatched(FanoutItemKind.Span);
    }

    void Offer(FanoutItem item, SignalPlan plan, long asked)
    {
        if (plan.Builder.Redactor.DropsAsked != asked)
        {
            Drop(item.Kind, DropReason.DropEvent, "redaction");
            return;
        }

        Offer(plan.Of(item), [item]);
        if (item is FanoutCheckIn checkIn)
            Offer(plan.CheckInsAsEvents, [CheckInEvent.Of(checkIn)]);
        Ledger.CountDispatched(item.Kind);
    }

    void Drop(FanoutItemKind kind, DropReason reason, string detail)
    {
        Ledger.CountDropped(kind, reason);
        voice.Dropped(reason, 1, detail);
    }

    void AnnounceRefused()
    {
        var refused = intake.Refused;
        if (refused > _announcedRefused)
            voice.Dropped(DropReason.IntakeFull, refused - _announcedRefused, "spans");
        _announcedRefused = refused;
    }

    static void Offer(IReadOnlyList<Lane> lanes, List<FanoutItem> items)
    {
        if (items.Count == 0)
            return;
        foreach (var lane in lanes)
            lane.Offer(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(items));
    }
}
