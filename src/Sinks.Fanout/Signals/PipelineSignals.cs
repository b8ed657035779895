// SPDX-License-Identifier: Apache-2.0
using Serilog.Events;

namespace Sinks.Fanout;

/// <summary>
/// Where a pipeline's spans, sessions and check-ins come from. What no backend has a place for is not listened to, not
/// counted and not made.
/// </summary>
sealed class PipelineSignals(PipelineServices services, Action wake, DropVoice voice)
{
    volatile SignalIntake? _intake;
    volatile ApplicationSession? _session;
    volatile RequestSessions? _requests;
    volatile SpanSources _sources = new([]);
    SpanListener? _spans;
    SpanRules? _rules;
    SignalBuilder? _builder;
    OpenRuns? _checkIns;
    bool _isClosed;

    /// <summary>What is waiting; null as long as there was no backend.</summary>
    public SignalIntake? Intake => _intake;

    /// <summary>What deals with it on the dispatcher's thread; null as long as there was no backend.</summary>
    public SignalDispatcher? Dispatcher { get; private set; }

    public OpenRuns CheckIns => _checkIns ??= new OpenRuns(() => _intake, services.Time);

    public ErrorTypes Errors { get; } = new();

    /// <summary>Follows a plan: begins to listen for what backends take now, ends what none takes any more.</summary>
    public void Apply(PipelinePlan plan, Redactor redactor, IReadOnlyList<Lane> lanes)
    {
        if (_isClosed || (lanes.Count == 0 && _intake is null))
            return;
        var options = plan.Options;
        var monitors = options.Monitors.ToDictionary(
            static monitor => MonitorName.Of(monitor.Key), static monitor => monitor.Value, StringComparer.Ordinal);
        _builder = new SignalBuilder(redactor, monitors);
        var signals = new SignalPlan(_builder, lanes, options.Traces.SpanLimit);
        _intake ??= new SignalIntake(options.Traces.IntakeLimit, wake, services.Time);
        if (Dispatcher is null)
        {
            var traces = new PendingTraces(activity => _sources.Has(activity.Source.Name));
            Dispatcher = new SignalDispatcher(_intake, signals, voice, traces);
        }

        Dispatcher.Use(signals);
        CheckIns.Use(monitors, lanes.Count > 0);
        Listen(options.Traces, SpanRules.Of(plan.Lanes));
        Track(options.Sessions, signals);
    }

    /// <summary>An error was logged, on the calling thread: whatever becomes of it, it is counted.</summary>
    public void Note(LogEvent logEvent)
    {
        string? category = null;
        if (_requests is not null && logEvent.Exception is not null)
        {
            (logEvent as MelLogEvent)?.Complete();
            category = EventNames.CategoryOf(logEvent);
        }

        Note(logEvent.Exception, category);
    }

    /// <summary>The same for an error that is not even made into an event.</summary>
    public void Note(Exception? exception, string? category)
    {
        Errors.Count(exception);
        _session?.CountError();
        if (_requests is not null)
            RequestMark.Set(exception, category);
        if (!MonitorRun.AnyOpen)
            return;
        for (var run = FanoutContext.CurrentOrNull?.MonitorRun; run is not null; run = run.Around)
            run.Fail();
    }

    /// <summary>The process dies of an exception: nobody will tell how anything ended.</summary>
    public void Crash()
    {
        _session?.End(FanoutSessionStatus.Crashed);
        CheckIns.MissAll();
    }

    /// <summary>The process may end without another word.</summary>
    public void BeginLastFlush() => _session?.End(FanoutSessionStatus.Exited);

    /// <summary>Tells of what is otherwise told once a minute.</summary>
    public void Publish() => _requests?.Publish();

    /// <summary>Listens no more, tells the ends of all that goes on, and refuses what comes later.</summary>
    public void Close()
    {
        _isClosed = true;
        _spans?.Dispose();
        _requests?.Dispose();
        _session?.End(FanoutSessionStatus.Exited);
        CheckIns.MissAll();
        _intake?.Close();
    }

    void Listen(TraceOptions options, SpanRules? rules)
    {
        var patterns = options.Sources.ToList();
        if (Equals(rules, _rules) && patterns.SequenceEqual(_sources.Patterns, StringComparer.Ordinal))
            return;
        _rules = rules;
        _sources = new SpanSources(patterns);
        var former = _spans;
        _spans = rules is null ? null : new SpanListener(_sources, rules, _intake!);
        _spans?.Follow(former);
        former?.Dispose();
    }

    void Track(SessionTracking tracking, SignalPlan plan)
    {
        if (tracking == SessionTracking.Application && plan.Of(FanoutItemKind.Session).Count > 0)
            _session ??= new ApplicationSession(_intake!, services.Time);
        var countsRequests = tracking == SessionTracking.Request && plan.Of(FanoutItemKind.RequestSessions).Count > 0;
        if (countsRequests)
        {
            _requests ??= new RequestSessions(_intake!, services.Time);
        }
        else
        {
            _requests?.Dispose();
            _requests = null;
        }
    }
}
