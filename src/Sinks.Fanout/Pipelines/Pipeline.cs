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
    readonly IReadOnlyList<BackendStatus> _off;
    readonly IReadOnlyList<Mistake> _mistakes;
    readonly DropVoice _voice;
    readonly StripedCounter _belowGate = new();
    readonly StripedCounter _full = new();
    readonly StripedCounter _late = new();
    readonly Shutdown _shutdown;
    readonly Func<Deadline> _newDeadline;
    readonly Action<string> _say;

    long _abandoned;

    public Pipeline(
        string name,
        FanoutOptions options,
        IReadOnlyList<LanePlan> lanes,
        IReadOnlyList<BackendStatus> off,
        IReadOnlyList<Mistake> mistakes,
        PipelineServices services)
    {
        Name = name;
        _off = off;
        _mistakes = mistakes;
        _gate = new EmitGate(lanes, options.Breadcrumbs);
        _redactor = new Redactor(options.Redaction);
        _voice = new DropVoice(name, services.Time, services.Say);
        _lanes = [.. lanes.Select(plan => new Lane(plan, services))];
        _intake = new Intake(options.IntakeLimit, options.IntakeBytesLimit, _wake);
        _dispatcher = new Dispatcher(_intake, _redactor, options.Breadcrumbs, _lanes, _voice);
        _thread = new DispatcherThread(_intake, options.IntakeLimit, _wake, _dispatcher, () => _full.Value);
        _say = services.Say;
        _newDeadline = () => new Deadline(options.ShutdownTimeLimit, services.Time);
        _shutdown = new Shutdown(options.ShutdownTimeLimit, services.Time, CloseWithin);
        _thread.Start();
    }

    public string Name { get; }

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

    /// <summary>Shuts down and waits for it; from any thread, any number of times, also with no pool thread free.</summary>
    public void Close() => _shutdown.Run();

    public FanoutStatus Status()
    {
        var released = _intake.Released;
        var claimed = _intake.Claimed;
        var abandoned = Volatile.Read(ref _abandoned);
        var dropped = new long[DropReasons.Count];
        dropped[(int)DropReason.IntakeFull] = _full.Value;
        dropped[(int)DropReason.Closed] = _late.Value;
        dropped[(int)DropReason.Shutdown] = abandoned;
        return new FanoutStatus
        {
            Name = Name,
            IsRunning = IsRunning,
            Emitted = claimed + _belowGate.Value + _full.Value + _late.Value,
            BelowGate = _belowGate.Value + _dispatcher.BelowGate,
            Dropped = DropReasons.Named(dropped),
            TrailOnly = _dispatcher.TrailOnly,
            Dispatched = _dispatcher.Dispatched,
            Waiting = claimed - released - abandoned,
            Redactions = _redactor.Counts,
            Backends = [.. _lanes.Select(static lane => lane.Status()).Concat(_off)
                .OrderBy(static backend => backend.Name, StringComparer.Ordinal)],
            Mistakes = _mistakes,
        };
    }

    void SayWhatWaits()
    {
        var status = Status();
        if (status.Waiting > 0)
            _say($"{Name}: the process ends with {status.Waiting} events not dispatched.");
        foreach (var backend in status.Backends.Where(static backend => backend.Waiting > 0))
            _say($"{Name}: the process ends with {backend.Waiting} events undelivered to {backend.Name}.");
    }

    async Task FlushAsync()
    {
        await _thread.DispatchedAsync().ConfigureAwait(false);
        await Task.WhenAll(_lanes.Select(static lane => lane.FlushAsync())).ConfigureAwait(false);
    }

    /// <summary>Runs on the shutdown's own thread: intake first, then all lanes at once, then whatever is left is dropped.</summary>
    void CloseWithin(Deadline deadline)
    {
        _intake.Close();
        if (!_thread.Join(deadline.Left))
        {
            var left = _intake.Claimed - _intake.Released;
            Volatile.Write(ref _abandoned, left);
            _voice.Dropped(DropReason.Shutdown, left);
        }

        deadline.Wait(Task.WhenAll(_lanes.Select(lane => lane.DrainAsync(deadline.Left))));
        var disposals = _lanes.Select(static lane => lane.DisposeAsync().AsTask()).ToArray();
        deadline.WaitBriefly(Task.WhenAll(disposals));
        _voice.Finish();
    }
}
