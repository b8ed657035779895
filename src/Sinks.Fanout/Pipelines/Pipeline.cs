// SPDX-License-Identifier: Apache-2.0
using Serilog.Events;

namespace Sinks.Fanout;

/// <summary>Intake, dispatcher and lanes of one configuration, from start to drained.</summary>
[System.Diagnostics.CodeAnalysis.SuppressMessage(
    "Design", "CA1001", Justification = "Late emitters and flushes may still signal after the end.")]
sealed class Pipeline
{
    readonly Lock _changing = new();
    readonly WakeSignal _wake = new();
    readonly RedactionTally _tally = new();
    readonly RedactionVoice _redactionVoice;
    readonly LaneRoster _roster;
    readonly PipelineServices _services;
    readonly DropVoice _voice;
    readonly EmitCounts _counts = new();
    readonly Shutdown _shutdown;
    readonly PipelineSignals _signals;

    // Emitters read the gate first. It lets nothing in before there is an intake.
    volatile EmitGate _gate = EmitGate.Closed;
    Intake? _intake;
    Dispatcher? _dispatcher;
    DispatcherThread? _thread;
    Redactor? _redactor;
    EventBuilder? _builder;
    volatile PipelinePlan _plan;
    volatile bool _isAbandoned;
    volatile StackWalks _walks = StackWalks.None;
    int _laneChanges;
    bool _isClosing;

    public Pipeline(PipelinePlan plan, PipelineServices services)
    {
        _plan = plan;
        _services = services;
        _voice = new DropVoice(plan.Name, services.Time, services.Say);
        _redactionVoice = new RedactionVoice(plan.Name, services.Time, services.Say);
        _roster = new LaneRoster(services);
        _signals = new PipelineSignals(services, _wake.WakeAlways, _voice);
        _shutdown = new Shutdown(() => _plan.Options.ShutdownTimeLimit, services, CloseWithin);
        Apply(plan);
        _laneChanges = 0;
    }

    /// <summary>Held while a plan is read that is to follow the one in force.</summary>
    public Lock Reloading { get; } = new();

    /// <summary>What is in force.</summary>
    public PipelinePlan Plan => _plan;

    /// <summary>The section's path, or <c>code</c>.</summary>
    public string BaseName => _plan.Name;

    /// <summary>Which of the pipelines of that name.</summary>
    public int Number { get; set; } = 1;

    public string Name => Number == 1 ? BaseName : $"{BaseName} {Number}";

    public bool IsRunning => !_shutdown.HasBegun;

    /// <summary>
    /// Whether one event may come by several faces, one of them a sink: a sink then says which one it is.
    /// </summary>
    public bool MayHaveTwins { get; set; }

    /// <summary>Takes an event on the emitting thread: no lock, no I/O, nothing rendered, nothing thrown.</summary>
    public void Emit(LogEvent logEvent)
    {
        if (logEvent.Level >= LogEventLevel.Error)
            _signals.Note(logEvent);
        if (!_gate.Lets(logEvent))
        {
            CountBelowGate();
            return;
        }

        _counts.Count(_walks.Wants(logEvent)
            ? TakeWith(logEvent, sink: null)
            : _intake!.Take(logEvent));
    }

    /// <summary>The same for an event that another face may bring too.</summary>
    public void Emit(LogEvent logEvent, PipelineLease sink)
    {
        if (logEvent.Level >= LogEventLevel.Error)
            _signals.Note(logEvent);
        if (_gate.Lets(logEvent))
            _counts.Count(TakeWith(logEvent, sink));
        else
            CountBelowGate();
    }

    /// <summary>Takes what a browser reports: it is no error of this process, and has a share of its own.</summary>
    /// <returns>False when that share is full, or the pipeline is closing.</returns>
    public bool EmitFromBrowser(BrowserLogEvent logEvent)
    {
        if (!_gate.Lets(logEvent))
        {
            CountBelowGate();
            return true;
        }

        var result = _intake!.TakeFromBrowser(logEvent);
        _counts.Count(result);
        return result == IntakeResult.Taken;
    }

    /// <summary>Whether anybody could want an event, before there is one.</summary>
    public bool MayLet(LogEventLevel level, bool isNamed) => _gate.Lets(level, isNamed);

    /// <summary>Whether a backend takes events for a property they have, whatever their level.</summary>
    public bool TakesByProperty => _gate.TakesByProperty;

    /// <summary>Whether there is a backend at all.</summary>
    public bool HasLanes => _plan.Lanes.Count > 0;

    /// <summary>Runs of jobs that are watched.</summary>
    public OpenRuns CheckIns => _signals.CheckIns;

    /// <summary>Notes an error that is not made into an event, because nobody wants it or there is no room.</summary>
    public void NoteUnmade(LogEventLevel level, Exception? exception, string category)
    {
        if (level >= LogEventLevel.Error)
            _signals.Note(exception, category);
    }

    /// <summary>Counts an event that nobody wants, and that was not made for this reason.</summary>
    public void CountBelowGate() => _counts.BelowGate.Increment();

    /// <summary>Counts an event that came by a face which has ended; others may go on.</summary>
    public void CountLate() => _counts.Late.Increment();

    /// <summary>
    /// Whether an event would be taken that the gate lets in; one that would not is counted and need not be made.
    /// </summary>
    public bool HasRoom(LogEventLevel level)
    {
        if (_intake!.RefusalOf(level) is not { } refusal)
            return true;
        _counts.Count(refusal);
        return false;
    }

    /// <summary>Takes the exception that ends the process, on the thread that dies of it.</summary>
    public void EmitUnhandled(Exception? exception)
    {
        if (!IsRunning)
            return;
        Emit(UnhandledLogEvent.Ending(_services.Time.GetLocalNow(), exception));
        _signals.Crash();
    }

    /// <summary>
    /// Changes the pipeline while it runs. Backends that are new begin, those whose plan has changed go on under it,
    /// those that are gone send what they hold and leave. No event is lost by it. The intake keeps its size.
    /// </summary>
    /// <returns>False when the pipeline is closing: nothing changes any more.</returns>
    public bool Apply(PipelinePlan plan)
    {
        lock (_changing)
        {
            if (_isClosing)
                return false;
            if (_redactor is null || !string.Equals(plan.RedactionKey, _plan.RedactionKey, StringComparison.Ordinal))
                _redactor = new Redactor(plan.Options.Redaction, _tally, _redactionVoice);
            var frames = FrameRules.Of(plan.Options);
            if (!ReferenceEquals(_builder?.Redactor, _redactor) || !frames.Equals(_builder.Frames))
                _builder = new EventBuilder(_redactor, frames);
            _plan = plan;
            _walks = StackWalks.Of(plan.Options);
            var before = _roster.Running;
            var leaving = _roster.Change(plan.Lanes);
            _laneChanges += leaving.Count + _roster.Running.Except(before).Count();
            _signals.Apply(plan, _redactor, _roster.Running);
            Dispatch(new DispatchPlan
            {
                Builder = _builder,
                Hooks = new HookChain(plan.Hooks, _redactor, plan.Options.AttachmentBytesLimit),
                Attachments = new AttachmentReader(_redactor, plan.Options.AttachmentBytesLimit),
                Breadcrumbs = plan.Options.Breadcrumbs,
                StormLimit = plan.Options.StormGuard.PerMinute,
                Lanes = [.. _roster.Running.Where(static lane =>
                    lane.Plan.Gate.Kinds.Takes(FanoutItemKind.Event))],
                AllLanes = _roster.Running,
                FlushOnFatal = plan.Options.FlushOnFatal,
                TrustBaggage = plan.Options.TrustBaggage,
            });
            _gate = new EmitGate(plan.Lanes, plan.Options.Breadcrumbs);
            // Once the dispatcher offers them nothing more.
            if (leaving.Count > 0)
                _ = _roster.LeaveAfter(_thread!.DispatchedAsync(), leaving);
            return true;
        }
    }

    /// <summary>Waits until everything emitted before the call is delivered or dropped.</summary>
    /// <returns>False when the limit passed first.</returns>
    public async Task<bool> FlushAsync(TimeSpan limit, TimeProvider time, CancellationToken cancellationToken = default)
    {
        using var withdrawal = new CancellationTokenSource();
        try
        {
            await SettledAsync(withdrawal.Token).WaitAsync(limit, time, cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
        finally
        {
            // Nobody waits any more: a lane that is stuck must not gather flushes.
            await withdrawal.CancelAsync().ConfigureAwait(false);
        }
    }

    /// <summary>
    /// Begins to deliver what was emitted, because the process may be about to die. The pipeline stays open: a handler
    /// of the host may yet log why.
    /// </summary>
    /// <returns>Waits until it is delivered or dropped, at most as long as a shutdown, and says what is left.</returns>
    public Action BeginLastFlush()
    {
        var deadline = new Deadline(_plan.Options.ShutdownTimeLimit, _services);
        _signals.BeginLastFlush();
        var flush = SettledAsync();
        return () =>
        {
            deadline.Wait(flush);
            if (!flush.IsCompleted)
                PipelineBooks.SayWhatWaits(Status(), _services.Say);
        };
    }

    /// <summary>Begins the shutdown, once.</summary>
    /// <returns>Completes when it is over, within the limit.</returns>
    public Task CloseAsync() => _shutdown.BeginAsync();

    /// <summary>Shuts down and waits; from any thread, any number of times, also with no pool thread free.</summary>
    public void Close(TimeSpan waited = default) => _shutdown.Run(waited);

    public FanoutStatus Status() => PipelineBooks.Read(_counts, _intake, _dispatcher, _signals, _isAbandoned) with
    {
        Name = Name,
        IsRunning = IsRunning,
        Redactions = _tally.Snapshot(),
        Backends = _roster.Statuses(_plan.Off),
        Mistakes = _plan.Mistakes,
        Notes = [.. _plan.Notes, .. _redactionVoice.Notes],
        LaneChanges = Volatile.Read(ref _laneChanges),
    };

    /// <summary>Tells the dispatcher; the first lane starts it.</summary>
    void Dispatch(DispatchPlan dispatch)
    {
        _dispatcher?.Use(dispatch);
        if (_dispatcher is not null || dispatch.AllLanes.Count == 0)
            return;
        _intake = new Intake(_plan.Options.IntakeLimit, _plan.Options.IntakeBytesLimit, _wake);
        var twins = new Twins(_plan.Name, _services.Time, _services.Say);
        var dispatcher = new Dispatcher(_intake, dispatch, _voice, _services.Time, twins, _signals);
        _thread = new DispatcherThread(
            _intake,
            _plan.Options.IntakeLimit,
            _wake,
            dispatcher,
            () => _counts.Full.Value,
            _services,
            _signals.Intake);
        _dispatcher = dispatcher;
        _thread.Start();
    }

    /// <summary>A stack is walked only for an event there is room for.</summary>
    IntakeResult TakeWith(LogEvent logEvent, PipelineLease? sink) =>
        _intake!.IsFull(logEvent.Level)
            ? _intake.Take(logEvent)
            : _intake.Take(logEvent, FanoutContext.Current with
            {
                Traces = _walks.Take(logEvent),
                Sink = sink,
            });

    /// <summary>
    /// Completes when everything emitted before the call is delivered or dropped, however long that takes.
    /// </summary>
    /// <param name="withdrawal">Signalled when nobody waits for it any more.</param>
    public Task SettledAsync(CancellationToken withdrawal = default)
    {
        _signals.Publish();
        return (_thread?.DispatchedAsync(withdrawal) ?? Task.CompletedTask).ContinueWith(
            dispatched => dispatched.IsCanceled ? dispatched : _roster.FlushAsync(withdrawal),
            CancellationToken.None,
            TaskContinuationOptions.DenyChildAttach,
            _services.Scheduler).Unwrap();
    }

    /// <summary>
    /// Runs on the shutdown's own thread: intake first, then all lanes at once, then whatever is left is dropped.
    /// </summary>
    void CloseWithin(Deadline deadline)
    {
        lock (_changing)
            _isClosing = true;
        _signals.Close();
        _intake?.Close();
        // Lanes send what they hold while the dispatcher finishes; a dispatcher that hangs leaves them half of the
        // time.
        _ = _roster.FlushAsync();
        if (_thread?.Join(deadline.Left / 2) == false)
        {
            _isAbandoned = true;
            _thread.Abandon();
            _voice.Dropped(
                DropReason.Shutdown,
                _intake!.Claimed - _intake.Released + _signals.Intake!.Claimed - _signals.Intake.Released);
        }

        _roster.End(deadline);
        if (_counts.Late.Value is > 0 and var late)
            _voice.Dropped(DropReason.Closed, late);
        _voice.Finish();
    }
}
