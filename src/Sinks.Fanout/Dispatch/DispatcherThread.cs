// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>
/// The dispatcher's thread: runs while there is something, then waits as <see cref="Pause"/> says.
/// </summary>
sealed class DispatcherThread
{
    readonly Lock _lock = new();
    readonly List<(long Claimed, long Signals, TaskCompletionSource Reached)> _waiters = [];
    readonly Intake _intake;
    readonly WakeSignal _wake;
    readonly Dispatcher _dispatcher;
    readonly Func<long> _refused;
    readonly SignalIntake? _signals;
    readonly TimeProvider _time;
    readonly DueTimer _due;
    readonly IOwnThread _thread;
    readonly int _threshold;

    long? _errorsAt;
    volatile bool _isClosing;
    volatile bool _isAbandoned;
    bool _runs;
    (bool Events, bool Errors) _had;

    public DispatcherThread(
        Intake intake,
        int intakeLimit,
        WakeSignal wake,
        Dispatcher dispatcher,
        Func<long> refused,
        PipelineServices services,
        SignalIntake? signals = null)
    {
        _signals = signals;
        _intake = intake;
        _wake = wake;
        _dispatcher = dispatcher;
        _refused = refused;
        _time = services.Time;
        _due = new DueTimer(services.Time, wake.WakeAlways);
        _threshold = Math.Max(1, intakeLimit / 8);
        _thread = services.Threads.Loop("Sinks.Fanout dispatcher", Turn, Park);
    }

    TimeSpan? SinceErrors => _errorsAt is { } at ? _time.GetElapsedTime(at) : null;

    /// <summary>Starts it, without the starter's execution context.</summary>
    public void Start()
    {
        _runs = true;
        _thread.Start();
    }

    /// <summary>Completes when everything emitted until now was handed to the lanes.</summary>
    /// <param name="withdrawal">Signalled when nobody waits for it any more.</param>
    public Task DispatchedAsync(CancellationToken withdrawal = default)
    {
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_lock)
        {
            if (!_runs)
                return Task.CompletedTask;
            _waiters.Add((_intake.Claimed, _signals?.Claimed ?? 0, reached));
        }

        withdrawal.UnsafeRegister(_ => Withdraw(reached), null);
        _wake.WakeAlways();
        return reached.Task;
    }

    /// <summary>Ends it once the closed intake is empty.</summary>
    /// <returns>Whether it ended in time.</returns>
    public bool Join(TimeSpan limit)
    {
        _isClosing = true;
        _wake.WakeAlways();
        return !_runs || _thread.Join(limit);
    }

    /// <summary>Lets it end after the run in hand; what it has not taken stays where it is.</summary>
    public void Abandon() => _isAbandoned = true;

    /// <summary>Dispatches all that waits.</summary>
    /// <returns>False when that was the end.</returns>
    bool Turn()
    {
        _wake.Running();
        // Read before draining: what was claimed before the closing is then certainly drained.
        var isClosing = _isClosing;
        _had = DrainAll();
        if (!isClosing)
            return true;
        if (!_isAbandoned)
            _dispatcher.TellHeldBack();
        _due.Stop();
        CompleteWaiters(isEnd: true);
        return false;
    }

    /// <summary>
    /// Waiters and announcements get their turn after each run: under a flood there may be no end of runs.
    /// </summary>
    (bool Events, bool Errors) DrainAll()
    {
        var hadEvents = false;
        var hadErrors = false;
        while (!_isAbandoned)
        {
            var (count, runHadErrors) = _dispatcher.DrainRun();
            hadEvents |= count > 0;
            hadErrors |= runHadErrors;
            _dispatcher.AnnounceRefused(_refused());
            CompleteWaiters(isEnd: false);
            if (count == 0)
                break;
        }

        return (hadEvents, hadErrors);
    }

    /// <summary>
    /// A single error is dealt with at once and costs one wake. Where they follow one another the emitters are spared
    /// the waking, and the dispatcher looks every 10 ms.
    /// </summary>
    void Park()
    {
        _due.Arm(_dispatcher.NextDue);
        var areErrorsDense = _had.Errors && SinceErrors < 2 * Pause.BetweenErrors;
        if (_had.Errors)
            _errorsAt = _time.GetTimestamp();
        if (!areErrorsDense)
            Wait(Pause.After(_intake.Released, _had.Events, _threshold));
        if (SinceErrors is { } since && since < Pause.BetweenErrors)
            Wait(Pause.OfErrors(_intake.Released, _threshold, Pause.BetweenErrors - since));
    }

    void Wait(Pause pause)
    {
        // Claims, closings and flushes between the last drain and the announcement woke nobody: look again.
        if (_wake.MayWait(_intake, pause) && !_isClosing && !HasWaiters())
            _wake.Wait(pause.Limit);
    }

    void Withdraw(TaskCompletionSource reached)
    {
        lock (_lock)
            _waiters.RemoveAll(waiter => waiter.Reached == reached);
        reached.TrySetCanceled();
    }

    bool HasWaiters()
    {
        lock (_lock)
            return _waiters.Count > 0;
    }

    void CompleteWaiters(bool isEnd)
    {
        var reached = TakeReached(isEnd);
        // A flush is for all that was emitted, also for what is to be told of it.
        if (reached.Count > 0 && !isEnd)
            _dispatcher.TellHeldBack();
        foreach (var waiter in reached)
            waiter.TrySetResult();
    }

    List<TaskCompletionSource> TakeReached(bool isEnd)
    {
        var released = isEnd ? long.MaxValue : _intake.Released;
        var signals = isEnd ? long.MaxValue : _signals?.Released ?? 0;
        lock (_lock)
        {
            _runs = !isEnd;
            if (_waiters.Count == 0)
                return [];
            var reached = _waiters.Where(waiter => waiter.Claimed <= released && waiter.Signals <= signals)
                .Select(static waiter => waiter.Reached).ToList();
            _waiters.RemoveAll(waiter => waiter.Claimed <= released && waiter.Signals <= signals);
            return reached;
        }
    }
}
