// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>Intake, dispatcher and lanes of one configuration, from start to drained.</summary>
[System.Diagnostics.CodeAnalysis.SuppressMessage(
    "Design", "CA1001", Justification = "Late emitters and flushes may still signal after the end.")]
sealed class Pipeline
{
    readonly Intake _intake;
    readonly WakeSignal _wake = new();
    readonly EmitGate _gate;
    readonly Redactor _redactor;
    readonly Dispatcher _dispatcher;
    readonly DispatcherThread _thread;
    readonly Lane[] _lanes;
    readonly PipelineServices _services;
    readonly PipelinePlan _plan;
    readonly DropVoice _voice;
    readonly StripedCounter _belowGate = new();
    readonly StripedCounter _full = new();
    readonly StripedCounter _late = new();
    readonly Shutdown _shutdown;
    readonly Func<Deadline> _newDeadline;

    volatile bool _isAbandoned;

    public Pipeline(PipelinePlan plan, PipelineServices services)
    {
        _plan = plan;
        _services = services;
        var options = plan.Options;
        _gate = new EmitGate(plan.Lanes, options.Breadcrumbs);
        _redactor = new Redactor(options.Redaction);
        _voice = new DropVoice(plan.Name, services.Time, services.Say);
        _lanes = [.. plan.Lanes.Select(lane => new Lane(lane, services))];
        _intake = new Intake(_lanes.Length == 0 ? 1 : options.IntakeLimit, options.IntakeBytesLimit, _wake);
        var dispatch = new DispatchPlan
        {
            Builder = new EventBuilder(_redactor),
            Hooks = new HookChain(plan.Hooks, _redactor),
            Breadcrumbs = options.Breadcrumbs,
            Lanes = _lanes,
        };
        _dispatcher = new Dispatcher(_intake, dispatch, _voice);
        _thread = new DispatcherThread(_intake, options.IntakeLimit, _wake, _dispatcher, () => _full.Value);
        _newDeadline = () => new Deadline(options.ShutdownTimeLimit, services.Time);
        _shutdown = new Shutdown(options.ShutdownTimeLimit, services, CloseWithin);
        // Without a backend the gate lets nothing in, and there is nothing to run for.
        if (_lanes.Length > 0)
            _thread.Start();
    }

    /// <summary>The section's path, or <c>code</c>.</summary>
    public string BaseName => _plan.Name;

    /// <summary>Which of the pipelines of that name.</summary>
    public int Number { get; set; } = 1;

    public string Name => Number == 1 ? BaseName : $"{BaseName} {Number}";

    public bool IsRunning => !_shutdown.HasBegun;

    /// <summary>Takes an event on the emitting thread: no lock, no I/O, nothing rendered, nothing thrown.</summary>
    public void Emit(Serilog.Events.LogEvent logEvent)
    {
        if (!_gate.Lets(logEvent))
        {
            _belowGate.Increment();
            return;
        }

        var result = _intake.Take(logEvent, FanoutContext.CurrentOrNull);
        if (result == IntakeResult.Full)
            _full.Increment();
        else if (result == IntakeResult.Closed)
            _late.Increment();
    }

    /// <summary>Waits until everything emitted before the call is delivered or dropped.</summary>
    /// <returns>False when the limit passed first.</returns>
    public async Task<bool> FlushAsync(TimeSpan limit, TimeProvider time)
    {
        try
        {
            await FlushAsync().WaitAsync(limit, time).ConfigureAwait(false);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    /// <summary>
    /// Begins to deliver what was emitted, because the process may be about to die. The pipeline stays open: a handler
    /// of the host may yet log why.
    /// </summary>
    /// <returns>Waits until it is delivered or dropped, at most as long as a shutdown, and says what is left.</returns>
    public Action BeginLastFlush()
    {
        var deadline = _newDeadline();
        var flush = FlushAsync();
        return () =>
        {
            deadline.Wait(flush);
            if (!flush.IsCompleted)
                SayWhatWaits();
        };
    }

    /// <summary>Begins the shutdown, once.</summary>
    /// <returns>Completes when it is over, within the limit.</returns>
    public Task CloseAsync() => _shutdown.BeginAsync();

    /// <summary>
    /// Shuts down and waits for it; from any thread, any number of times, also with no pool thread free.
    /// </summary>
    public void Close() => _shutdown.Run();

    public FanoutStatus Status()
    {
        var released = _intake.Released;
        var claimed = _intake.Claimed;
        var left = claimed - released;
        var isAbandoned = _isAbandoned;
        var ledger = _dispatcher.Ledger;
        var dropped = Enumerable.Range(0, DropReasons.Count).Select(i => ledger.Dropped((DropReason)i)).ToArray();
        dropped[(int)DropReason.IntakeFull] = _full.Value;
        dropped[(int)DropReason.Closed] = _late.Value;
        dropped[(int)DropReason.Shutdown] = isAbandoned ? left : 0;
        return new FanoutStatus
        {
            Name = Name,
            IsRunning = IsRunning,
            Emitted = claimed + _belowGate.Value + _full.Value + _late.Value,
            BelowGate = _belowGate.Value + ledger.BelowGate,
            Dropped = DropReasons.Named(dropped),
            TrailOnly = ledger.TrailOnly,
            Dispatched = ledger.Dispatched,
            Waiting = isAbandoned ? 0 : left,
            CrumbsEvicted = _dispatcher.CrumbsEvicted,
            Redactions = _redactor.Counts,
            Backends = [.. _lanes.Select(static lane => lane.Status()).Concat(_plan.Off)
                .OrderBy(static backend => backend.Name, StringComparer.Ordinal)],
            Mistakes = _plan.Mistakes,
        };
    }

    void SayWhatWaits()
    {
        var status = Status();
        if (status.Waiting > 0)
            _services.Say($"{Name}: the process ends with {status.Waiting} events not dispatched.");
        foreach (var backend in status.Backends.Where(static backend => backend.Waiting > 0))
            _services.Say($"{Name}: the process ends with {backend.Waiting} events undelivered to {backend.Name}.");
    }

    async Task FlushAsync()
    {
        await _thread.DispatchedAsync().ConfigureAwait(false);
        await Task.WhenAll(_lanes.Select(static lane => lane.FlushAsync())).ConfigureAwait(false);
    }

    /// <summary>
    /// Runs on the shutdown's own thread: intake first, then all lanes at once, then whatever is left is dropped.
    /// </summary>
    void CloseWithin(Deadline deadline)
    {
        _intake.Close();
        // Lanes send what they hold while the dispatcher finishes; a dispatcher that hangs leaves them half of the
        // time.
        foreach (var lane in _lanes)
            _ = lane.FlushAsync();
        if (!_thread.Join(deadline.Left / 2))
        {
            _isAbandoned = true;
            _thread.Abandon();
            _voice.Dropped(DropReason.Shutdown, _intake.Claimed - _intake.Released);
        }

        deadline.Wait(Task.WhenAll(_lanes.Select(lane => lane.DrainAsync(deadline.Left))));
        foreach (var lane in _lanes)
            lane.Abandon();
        // On the pool: a backend whose disposal blocks holds neither the others nor the shutdown.
        deadline.WaitBriefly(Task.WhenAll(_lanes.Select(lane =>
            Detached.Run(() => lane.DisposeAsync().AsTask(), _services.Scheduler))));
        if (_late.Value is > 0 and var late)
            _voice.Dropped(DropReason.Closed, late);
        _voice.Finish();
    }
}
