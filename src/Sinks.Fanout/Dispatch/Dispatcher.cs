// SPDX-License-Identifier: Apache-2.0
using Serilog.Events;

namespace Sinks.Fanout;

/// <summary>
/// Takes events out of the intake, keeps the trails, builds and redacts each event once and offers it to every lane. One
/// thread runs it; nothing here waits for a backend.
/// </summary>
sealed class Dispatcher(
    Intake intake, Redactor redactor, BreadcrumbOptions breadcrumbs, IReadOnlyList<Lane> lanes, DropVoice voice)
{
    // Small enough that the first error of a burst is on its way before the last one is built.
    const int RunLength = 64;

    readonly IntakeSlot[] _run = new IntakeSlot[RunLength];
    readonly List<FanoutEvent> _events = new(RunLength);
    readonly EventBuilder _builder = new(redactor);
    readonly Trails _trails = new(breadcrumbs);

    long _belowGate;
    long _trailOnly;
    long _dispatched;
    long _announcedFull;

    public long BelowGate => Volatile.Read(ref _belowGate);

    public long TrailOnly => Volatile.Read(ref _trailOnly);

    public long Dispatched => Volatile.Read(ref _dispatched);

    /// <summary>Deals with everything that was emitted until now.</summary>
    /// <param name="refused">How many events the intake has refused for want of room since the beginning.</param>
    /// <returns>Whether there was anything, and whether an error was among it.</returns>
    public (bool HadEvents, bool HadErrors) DrainAll(long refused)
    {
        var hadEvents = false;
        var hadErrors = false;
        int count;
        while ((count = intake.Drain(_run)) > 0)
        {
            hadEvents = true;
            var run = _run.AsSpan(0, count);
            foreach (ref readonly var slot in run)
            {
                hadErrors |= slot.Event!.Level >= LogEventLevel.Error;
                Process(slot.Event, slot.Context);
            }

            Offer();
            intake.Release(run);
            run.Clear();
        }

        if (refused > _announcedFull)
        {
            voice.Dropped(DropReason.IntakeFull, refused - _announcedFull);
            _announcedFull = refused;
        }

        return (hadEvents, hadErrors);
    }

    void Process(LogEvent logEvent, FanoutContext? context)
    {
        var isCrumb = _trails.Wants(logEvent.Level);
        if (IsWanted(logEvent))
        {
            var crumbs = logEvent.Level >= LogEventLevel.Error ? CrumbsOf(logEvent, context) : [];
            _events.Add(_builder.Build(logEvent, context, crumbs));
        }
        else if (isCrumb)
        {
            Volatile.Write(ref _trailOnly, _trailOnly + 1);
        }
        else
        {
            Volatile.Write(ref _belowGate, _belowGate + 1);
        }

        if (isCrumb)
            Keep(logEvent, context);
    }

    bool IsWanted(LogEvent logEvent)
    {
        var name = EventBuilder.NameOf(logEvent);
        foreach (var lane in lanes)
        {
            if (logEvent.Level >= lane.Plan.Gate.MinimumLevel || lane.Plan.Gate.Events.Match(name))
                return true;
        }

        return false;
    }

    /// <summary>Breadcrumbs are an extra: trouble with them never costs the event.</summary>
    IReadOnlyList<Breadcrumb> CrumbsOf(LogEvent logEvent, FanoutContext? context)
    {
        try
        {
            return _trails.Of(logEvent, context, _builder);
        }
        catch (Exception)
        {
            return [];
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

    void Offer()
    {
        if (_events.Count == 0)
            return;
        var events = System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_events);
        foreach (var lane in lanes)
            lane.Offer(events);
        Volatile.Write(ref _dispatched, _dispatched + _events.Count);
        _events.Clear();
    }
}
