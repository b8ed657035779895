// SPDX-License-Identifier: Apache-2.0
using System.Collections.Concurrent;
using System.Diagnostics;
using Serilog.Events;

namespace Sinks.Fanout;

/// <summary>
/// Takes events out of the intake, keeps the trails, builds and redacts each event once and offers it to every lane.
/// One thread runs it; nothing here waits for a backend.
/// </summary>
sealed class Dispatcher(
    Intake intake,
    DispatchPlan firstPlan,
    DropVoice voice,
    TimeProvider time,
    Twins? twins = null,
    PipelineSignals? signals = null)
{
    // Small enough that the first error of a burst is on its way before the last one is built.
    const int RunLength = 64;

    readonly IntakeSlot[] _run = new IntakeSlot[RunLength];
    readonly List<FanoutItem> _events = new(RunLength);
    readonly ConcurrentQueue<(DispatchPlan Plan, long From)> _nextPlans = new();
    readonly Trails _trails = new(firstPlan.Breadcrumbs);

    readonly RecentExceptions _recent = new();
    readonly StormGuard _storms = new(time, firstPlan.StormLimit, firstPlan.Builder.Frames.InApp);

    DispatchPlan _plan = firstPlan;
    long _announcedRefused;

    public DispatchLedger Ledger { get; } = new();

    public RecentErrors Errors { get; } = new();

    /// <summary>
    /// When there is something to do without an event, by the clock's timestamps; null when there is not.
    /// </summary>
    public long? NextDue => twins?.NextDue is { } due && !(_storms.NextDue < due) ? due : _storms.NextDue;

    public long CrumbsEvicted => _trails.Evicted;

    /// <summary>
    /// Changes the plan, from any thread, for what is emitted from now on: who was there when an event was emitted gets
    /// it.
    /// </summary>
    public void Use(DispatchPlan plan) => _nextPlans.Enqueue((plan, intake.Claimed));

    /// <summary>Deals with a run of the events that wait, then of the other signals.</summary>
    /// <returns>How many there were, and whether an error was among them.</returns>
    public (int Count, bool HadErrors) DrainRun()
    {
        var underThisPlan = AdoptPlans();
        var hadErrors = false;
        var hadFatal = false;
        var run = _run.AsSpan(0, intake.Drain(_run.AsSpan(0, (int)Math.Min(RunLength, underThisPlan))));
        foreach (ref readonly var slot in run)
        {
            hadErrors |= slot.Event!.Level >= LogEventLevel.Error;
            hadFatal |= slot.Event.Level >= LogEventLevel.Fatal;
            Process(slot.Event, slot.Context, slot.Activity);
        }

        twins?.ForgetLate();
        AddSummaries(all: false);
        Offer();
        if (_plan.FlushOnFatal && hadFatal)
            Hurry();
        intake.Release(run);
        run.Clear();
        return (run.Length + (signals?.Dispatcher?.DrainRun() ?? 0), hadErrors);
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

    /// <summary>Tells of everything held back, also before its minute is over.</summary>
    public void TellHeldBack()
    {
        AdoptPlans();
        AddSummaries(all: true);
        Offer();
    }

    /// <summary>Adopts the plan of the next event.</summary>
    /// <returns>For how many events it holds.</returns>
    long AdoptPlans()
    {
        while (_nextPlans.TryPeek(out var next))
        {
            if (next.From > intake.Released)
                return next.From - intake.Released;
            Adopt(next.Plan);
            _nextPlans.TryDequeue(out _);
        }

        return long.MaxValue;
    }

    void Adopt(DispatchPlan plan)
    {
        _trails.Use(plan.Breadcrumbs);
        _storms.Use(plan.StormLimit, plan.Builder.Frames.InApp);
        // A crumb remembers how it was redacted: under other rules it would be wrong.
        if (!ReferenceEquals(plan.Builder.Redactor, _plan.Builder.Redactor))
            _trails.Clear();
        _plan = plan;
    }

    /// <summary>Nothing in an event may end the dispatcher's thread, and with it the process.</summary>
    void Process(LogEvent logEvent, FanoutContext? context, Activity? activity)
    {
        try
        {
            (logEvent as MelLogEvent)?.Complete();
            Sort(logEvent, context, activity);
        }
        catch (Exception failure)
        {
            _events.Add(_plan.Builder.Stub(logEvent, failure));
        }
    }

    void Sort(LogEvent logEvent, FanoutContext? context, Activity? activity)
    {
        if (context is { IsOfForeignSink: true })
        {
            Ledger.CountBelowGate();
            return;
        }

        if (twins?.HasSeen(logEvent, context?.Sink) == true)
        {
            CountDuplicate(logEvent);
            return;
        }

        // What strangers send is on nobody's trail.
        var isCrumb = _trails.Wants(logEvent.Level) && logEvent is not BrowserLogEvent;
        if (IsWanted(logEvent))
        {
            if (IsToldAlready(logEvent, context))
                CountDuplicate(logEvent);
            else
            {
                HoldOrBuild(
                    logEvent,
                    ActivityReader.Read(logEvent, activity, context, _plan.TrustBaggage),
                    ActivityReader.FlagsOf(logEvent, activity));
            }
        }
        else if (isCrumb)
        {
            Ledger.CountTrailOnly();
        }
        else
        {
            Ledger.CountBelowGate();
        }

        // An event that has an activity has a trace, which is its trail's key.
        if (isCrumb)
            _trails.TryAdd(logEvent, context);
    }

    /// <summary>It was noted as an error twice, and is one.</summary>
    void CountDuplicate(LogEvent logEvent)
    {
        Ledger.CountDropped(DropReason.Duplicate);
        if (logEvent.Level >= LogEventLevel.Error)
            signals?.Errors.CountTwice(logEvent.Exception);
    }

    void HoldOrBuild(LogEvent logEvent, FanoutContext? context, int? traceFlags)
    {
        if (_storms.Holds(logEvent, context, context?.Traces))
            Ledger.CountDropped(DropReason.Storm);
        else
            Build(logEvent, context, traceFlags);
    }

    void Build(LogEvent logEvent, FanoutContext? context, int? traceFlags)
    {
        var crumbs = logEvent is { Level: >= LogEventLevel.Error } and not BrowserLogEvent
            ? _trails.TryOf(logEvent, context, _plan.Builder)
            : CrumbSet.None;
        var result = BuildOne(logEvent, context, crumbs, traceFlags);
        Add(result);
        if (result.Event is null || logEvent is not { Level: >= LogEventLevel.Error, Exception: { } exception })
            return;
        _recent.Add(exception, logEvent.Timestamp, logEvent.Level);
        context?.Request?.NoteTold(this, exception);
    }

    /// <summary>What is dropped for the sake of something in it is no business of the hooks.</summary>
    HookResult BuildOne(LogEvent logEvent, FanoutContext? context, CrumbSet crumbs, int? traceFlags)
    {
        var built = _plan.Builder.Build(logEvent, context, crumbs, traceFlags);
        var isDropAsked = _plan.Builder.IsDropAsked;
        if (!isDropAsked && _plan.Attachments.Has(logEvent, context) && IsTaken(built))
        {
            built = _plan.Attachments.AddTo(built, logEvent, context);
            isDropAsked = _plan.Attachments.IsDropAsked;
        }

        return isDropAsked ? new HookResult(null, DropReason.DropEvent, "redaction") : _plan.Hooks.Run(built);
    }

    /// <summary>Whether a lane lets the event in, its filters and its sampling included.</summary>
    bool IsTaken(FanoutEvent built)
    {
        foreach (var lane in _plan.Lanes)
        {
            if (lane.Plan.Gate.Decide(built) == Filter.None)
                return true;
        }

        return false;
    }

    /// <summary>
    /// Whether the host logged an exception as an error just before nobody handled it, or before its framework said
    /// so; the framework's line is no event either where one with more to tell comes at the end of the request.
    /// </summary>
    bool IsToldAlready(LogEvent logEvent, FanoutContext? context)
    {
        if (logEvent.Exception is not { } exception)
            return false;
        var request = context?.Request;
        if (logEvent is UnhandledLogEvent)
            return request?.WasTold(this, exception) == true || _recent.Has(exception, logEvent.Timestamp);
        return FrameworkLines.Is(logEvent)
            && (request?.Owes(exception) == true
                || request?.WasTold(this, exception) == true
                || _recent.Has(exception, logEvent.Timestamp, logEvent.Level));
    }

    bool IsWanted(LogEvent logEvent)
    {
        var name = EventNames.Of(logEvent);
        foreach (var lane in _plan.Lanes)
        {
            if (lane.Plan.Gate.Wants(logEvent, name))
                return true;
        }

        return false;
    }

    void Add(HookResult result)
    {
        if (result.Event is not null)
            _events.Add(result.Event);
        else
            Ledger.CountDropped(result.Reason, result.Detail);
    }

    void AddSummaries(bool all)
    {
        foreach (var held in _storms.Take(all))
        {
            var logEvent = held.ToLogEvent(time.GetLocalNow());
            Ledger.CountSummary();
            Add(BuildOne(logEvent, held.Context, CrumbSet.None, traceFlags: null));
        }
    }

    void Offer()
    {
        if (_events.Count > 0)
        {
            var events = System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_events);
            foreach (var lane in _plan.Lanes)
                lane.Offer(events);
            foreach (var item in events)
                Errors.Add((FanoutEvent)item);
        }

        Ledger.Post(_events.Count, voice);
        _events.Clear();
    }

    /// <summary>The process may be about to die: what it said before it is not to wait for batches to fill.</summary>
    void Hurry()
    {
        foreach (var lane in _plan.AllLanes)
            lane.Hurry();
    }
}
