// SPDX-License-Identifier: Apache-2.0
using Serilog.Events;

namespace Sinks.Fanout;

/// <summary>
/// Takes events out of the intake, keeps the trails, builds and redacts each event once and offers it to every lane.
/// One thread runs it; nothing here waits for a backend.
/// </summary>
sealed class Dispatcher(Intake intake, DispatchPlan firstPlan, DropVoice voice)
{
    // Small enough that the first error of a burst is on its way before the last one is built.
    const int RunLength = 64;

    readonly IntakeSlot[] _run = new IntakeSlot[RunLength];
    readonly List<FanoutEvent> _events = new(RunLength);
    readonly Trails _trails = new(firstPlan.Breadcrumbs);

    DispatchPlan _plan = firstPlan;
    DispatchPlan _nextPlan = firstPlan;
    long _announcedRefused;

    public DispatchLedger Ledger { get; } = new();

    public long CrumbsEvicted => _trails.Evicted;

    /// <summary>Changes the plan from the next run on; from any thread.</summary>
    public void Use(DispatchPlan plan) => Volatile.Write(ref _nextPlan, plan);

    /// <summary>Deals with a run of the events that wait.</summary>
    /// <returns>How many there were, and whether an error was among them.</returns>
    public (int Count, bool HadErrors) DrainRun()
    {
        AdoptPlan();
        var hadErrors = false;
        var run = _run.AsSpan(0, intake.Drain(_run));
        foreach (ref readonly var slot in run)
        {
            hadErrors |= slot.Event!.Level >= LogEventLevel.Error;
            Process(slot.Event, slot.Context);
        }

        Offer();
        intake.Release(run);
        run.Clear();
        return (run.Length, hadErrors);
    }

    /// <summary>
    /// Says how many events the intake has refused since this was said last; an emitting thread never speaks.
    /// </summary>
    public void AnnounceRefused(long refused)
    {
        if (refused <= _announcedRefused)
            return;
        voice.Dropped(DropReason.IntakeFull, refused - _announcedRefused);
        _announcedRefused = refused;
    }

    void AdoptPlan()
    {
        var plan = Volatile.Read(ref _nextPlan);
        if (ReferenceEquals(plan, _plan))
            return;
        _trails.Use(plan.Breadcrumbs);
        // A crumb remembers how it was redacted: under other rules it would be wrong.
        if (!ReferenceEquals(plan.Builder, _plan.Builder))
            _trails.Clear();
        _plan = plan;
    }

    /// <summary>Nothing in an event may end the dispatcher's thread, and with it the process.</summary>
    void Process(LogEvent logEvent, FanoutContext? context)
    {
        try
        {
            Sort(logEvent, context);
        }
        catch (Exception failure)
        {
            _events.Add(_plan.Builder.Stub(logEvent, failure));
        }
    }

    void Sort(LogEvent logEvent, FanoutContext? context)
    {
        if (ReferenceEquals(context, FanoutContext.OfForeignSinks))
        {
            Ledger.CountBelowGate();
            return;
        }

        var isCrumb = _trails.Wants(logEvent.Level);
        if (IsWanted(logEvent))
        {
            var crumbs = logEvent.Level >= LogEventLevel.Error ? CrumbsOf(logEvent, context) : CrumbSet.None;
            Add(_plan.Hooks.Run(_plan.Builder.Build(logEvent, context, crumbs)));
        }
        else if (isCrumb)
        {
            Ledger.CountTrailOnly();
        }
        else
        {
            Ledger.CountBelowGate();
        }

        if (isCrumb)
            Keep(logEvent, context);
    }

    bool IsWanted(LogEvent logEvent)
    {
        var name = EventBuilder.NameOf(logEvent);
        foreach (var lane in _plan.Lanes)
        {
            if (lane.Plan.Gate.Wants(logEvent, name))
                return true;
        }

        return false;
    }

    /// <summary>Breadcrumbs are an extra: trouble with them never costs the event.</summary>
    CrumbSet CrumbsOf(LogEvent logEvent, FanoutContext? context)
    {
        try
        {
            return _trails.Of(logEvent, context, _plan.Builder);
        }
        catch (Exception)
        {
            return CrumbSet.None;
        }
    }

    void Keep(LogEvent logEvent, FanoutContext? context)
    {
        try
        {
            _trails.Add(logEvent, context);
        }
        catch (Exception)
        {
            // Trails in a state nobody knows are worth less than none.
            _trails.Clear();
        }
    }

    void Add(HookResult result)
    {
        if (result.Event is not null)
            _events.Add(result.Event);
        else
            Ledger.CountDropped(result.Reason, result.Detail);
    }

    void Offer()
    {
        if (_events.Count > 0)
        {
            var events = System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_events);
            foreach (var lane in _plan.Lanes)
                lane.Offer(events);
        }

        Ledger.Post(_events.Count, voice);
        _events.Clear();
    }
}
