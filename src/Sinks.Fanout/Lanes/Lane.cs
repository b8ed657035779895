// SPDX-License-Identifier: Apache-2.0
using System.Runtime.InteropServices;

namespace Sinks.Fanout;

/// <summary>
/// Queues, encodes, batches and sends the events of one backend, on pool threads and never on an emitter's. A pump, of
/// which at most one runs at a time, forms batches; each send is a task of its own with a hard limit.
/// </summary>
sealed class Lane : IAsyncDisposable
{
    // Abandoned sends whose task has not ended, beside those in flight: a backend that hangs must not gather threads
    // and bytes.
    const int AbandonedLimit = 32;

    const int OfferLength = 64;

    readonly Lock _lock = new();
    readonly PipelineServices _services;
    readonly LaneState _state;
    readonly LaneSettlement _settlement;
    readonly ItemEncoding _pumpEncoding = new();
    readonly ItemEncoding _offerEncoding = new();
    readonly Offered[] _offered = new Offered[OfferLength];
    readonly DropVoice _voice;
    readonly PumpGate _pump;
    readonly ITimer _timer;
    readonly CancellationTokenSource _closing = new();
    readonly TaskCompletionSource _closed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    readonly List<(int Epoch, TaskCompletionSource Settled)> _flushes = [];
    readonly long _began;
    volatile LanePlan _plan;
    BackendHold _hold;
    int _stillRunning;

    /// <summary>Begins a lane.</summary>
    /// <param name="plan">How it is to run.</param>
    /// <param name="services">The pipeline's clock, scheduler and voice.</param>
    /// <param name="ledger">The books of a lane of that name which is closed; null for new ones.</param>
    public Lane(LanePlan plan, PipelineServices services, LaneLedger? ledger = null)
    {
        _plan = plan;
        _services = services;
        _hold = new BackendHold(plan.Backend, services.Scheduler);
        _began = services.Time.GetTimestamp();
        _state = new LaneState(plan, new Backoff(services.Random), ledger ?? new LaneLedger());
        _settlement = new LaneSettlement(_state);
        _voice = new DropVoice(plan.Name, services.Time, services.Say);
        _pump = new PumpGate(Pump, OnPumpFailure, services.Scheduler);
        using (Detached.Flow())
        {
            _timer = services.Time.CreateTimer(
                static lane => ((Lane)lane!)._pump.Request(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
    }

    public LanePlan Plan => _plan;

    /// <summary>Closes the lane, whatever it still holds, and hands over its books for good.</summary>
    public LaneLedger TakeLedger()
    {
        lock (_lock)
        {
            _state.Abandon();
            return _state.Ledger;
        }
    }

    TimeSpan Now => _services.Time.GetElapsedTime(_began);

    /// <summary>
    /// Offers items in their order. Called by the dispatcher; takes what it wants and returns at once.
    /// </summary>
    public void Offer(ReadOnlySpan<FanoutItem> items)
    {
        var plan = _plan;
        var (hasNews, isToPump) = (false, false);
        for (; !items.IsEmpty; items = items[Math.Min(items.Length, OfferLength)..])
        {
            var (mayHaveNews, toPump) = OfferSome(items[..Math.Min(items.Length, OfferLength)], plan);
            (hasNews, isToPump) = (hasNews || mayHaveNews, isToPump || toPump);
        }

        if (hasNews)
            Announce();
        if (isToPump)
            _pump.Request();
    }

    /// <summary>
    /// Filters and encodes outside the lock, then takes it once for all of them. Where the batch is only to fill the
    /// timer is set here: waking a pool thread for that would be most of what a calm host pays.
    /// </summary>
    (bool MayHaveNews, bool IsToPump) OfferSome(ReadOnlySpan<FanoutItem> items, LanePlan plan)
    {
        var count = 0;
        var hasSampled = false;
        for (var i = 0; i < items.Length; i++)
        {
            _offered[i].Filter = plan.Gate.Decide(items[i]);
            _offered[i].Kind = items[i].Kind;
            hasSampled |= _offered[i].Filter == Filter.Sampled;
            if (_offered[i].Filter != Filter.None)
                continue;
            var item = new LaneItem(items[i], LaneQueue.RankOf(items[i]), items[i].EstimatedBytes);
            _offered[i].Item = item;
            _offered[i].Unencodable = plan.EncodeBeforeQueueing ? EncodeNow(item, plan) : null;
            count++;
        }

        var isToPump = false;
        var offered = _offered.AsSpan(0, items.Length);
        lock (_lock)
        {
            var now = Now;
            foreach (ref var one in offered)
            {
                if (one.Filter == Filter.None)
                    _state.Accept(one.Item!, one.Unencodable, now);
                else
                    _state.Filter(one.Kind, one.Filter);
            }

            if (count > 0)
            {
                isToPump = !_state.Choice.OnlyFills(now);
                if (!isToPump)
                    Rearm(_state.NextDue(Now));
            }
        }

        offered.Clear();
        return (count > 0 || hasSampled, isToPump);
    }

    public BackendStatus Status()
    {
        lock (_lock)
        {
            var state = _state.State(Now);
            return _state.Ledger.WriteTo(new BackendStatus
            {
                Name = Plan.Name,
                Type = Plan.Type,
                State = state,
                Why = _state.Why,
                IsDegraded = Plan.HasMistakes
                    || (state is not (BackendState.Running or BackendState.Leaving) && !_state.IsDraining),
                Destination = Plan.Destination,
                TakesEvents = Plan.Gate.Kinds.Takes(FanoutItemKind.Event),
            });
        }
    }

    /// <summary>Completes when everything accepted until now is delivered or dropped.</summary>
    /// <param name="withdrawal">Signalled when nobody waits for it any more.</param>
    public Task FlushAsync(CancellationToken withdrawal = default)
    {
        var settled = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_lock)
            _flushes.Add((_state.Epochs.Flush(), settled));
        CompleteFlushes();
        withdrawal.UnsafeRegister(_ => Withdraw(settled), null);
        _pump.Request();
        return settled.Task;
    }

    /// <summary>Sends what was accepted until now without waiting for batches to fill.</summary>
    public void Hurry()
    {
        lock (_lock)
            _state.Epochs.Flush();
        _pump.Request();
    }

    /// <summary>
    /// Goes on under another plan, perhaps with another backend: what waits goes there, what is in flight is settled by
    /// the former one, which is let go of afterwards.
    /// </summary>
    public void Retune(LanePlan plan)
    {
        BackendHold? former = null;
        lock (_lock)
        {
            if (!ReferenceEquals(plan.Backend, _hold.Backend))
            {
                former = _hold;
                _hold = new BackendHold(plan.Backend, _services.Scheduler);
            }

            _plan = plan;
            _state.Retune(plan, Now);
        }

        former?.Retire();
        _pump.Request();
    }

    /// <summary>
    /// Its backend was taken out of the configuration: sends what waits, at most as long as a retry may take.
    /// </summary>
    /// <returns>Completes when nothing waits any more.</returns>
    public Task LeaveAsync()
    {
        lock (_lock)
            _state.BeginLeaving(Now);
        _pump.Request();
        return _closed.Task;
    }

    /// <summary>Its backend is in the configuration again.</summary>
    /// <returns>False when it is too late, and another lane has to begin.</returns>
    public bool TryStay()
    {
        lock (_lock)
            return _state.TryStay();
    }

    /// <summary>Sends what waits, until nothing is left or <see cref="Abandon"/> is called.</summary>
    public Task DrainAsync(TimeSpan limit)
    {
        lock (_lock)
            _state.BeginDrain(Now, Now + limit);
        AfterChange();
        _pump.Request();
        return _closed.Task;
    }

    /// <summary>
    /// Drops what is left and cancels what is in flight. Returns at once; answers that come later are ignored.
    /// </summary>
    public void Abandon()
    {
        lock (_lock)
            _state.Abandon();
        AfterChange();
        _voice.Finish();
        // Our own callbacks only, which neither block nor throw; a backend's run on the pool.
        _closing.Cancel();
    }

    /// <summary>Lets go of the backend; call after the lane is drained or abandoned.</summary>
    public async ValueTask DisposeAsync()
    {
        Abandon();
        await _timer.DisposeAsync().ConfigureAwait(false);
        await _hold.DisposeAsync().ConfigureAwait(false);
    }

    void OnPumpFailure(Exception failure) =>
        _services.Say($"{Plan.Name}: the lane failed inside ({failure.GetType().Name}); please report it.");

    DropReason? EncodeNow(LaneItem item, LanePlan plan)
    {
        var reason = _offerEncoding.Encode(item, plan);
        if (item.Encoded is { Source: null } encoded)
            item.QueuedBytes = encoded.Body.Length;
        return reason;
    }

    void Pump()
    {
        while (MaySend())
        {
            Batch? batch;
            BackendHold hold;
            lock (_lock)
            {
                hold = _hold;
                batch = _state.Next(Now);
                if (batch is null)
                    Rearm(_state.NextDue(Now));
                else
                    hold.Enter();
            }

            if (batch is null)
                break;
            if (Prepare(batch, batch.Plan!) is { } ready)
                Send(ready, hold);
            else
                hold.Leave();
        }

        AfterChange();
    }

    /// <summary>
    /// While too many sends have not ended nothing is sent; what waits still expires, and a lane that leaves gives up.
    /// </summary>
    bool MaySend()
    {
        if (Volatile.Read(ref _stillRunning) < AbandonedLimit + (_plan.MaxInFlight ?? InFlightLimit.Highest))
            return true;
        lock (_lock)
        {
            _state.Stall(Now);
            Rearm(_state.NextExpiry(Now));
        }

        return false;
    }

    /// <summary>Encodes what is not encoded yet; returns what fits into one send, null when nothing is left.</summary>
    Batch? Prepare(Batch batch, LanePlan plan)
    {
        // A list of its own only for a batch of which something is left out.
        List<LaneItem>? ready = null;
        var rest = new List<LaneItem>();
        var bytes = 0L;
        for (var i = 0; i < batch.Items.Count; i++)
        {
            var item = batch.Items[i];
            if (rest.Count > 0)
            {
                rest.Add(item);
                continue;
            }

            if (_pumpEncoding.Encode(item, plan) is { } reason)
            {
                ready ??= [.. batch.Items.Take(i)];
                lock (_lock)
                    _state.DropInHand(item, reason);
                continue;
            }

            bytes += item.Encoded!.Body.Length;
            if ((ready?.Count ?? i) > 0 && bytes > plan.BatchBytesLimit)
            {
                ready ??= [.. batch.Items.Take(i)];
                rest.Add(item);
            }
            else
            {
                ready?.Add(item);
            }
        }

        if (ready is null)
            return batch;
        var left = batch.With(ready);
        lock (_lock)
        {
            _state.Carry(rest);
            if (ready.Count == 0)
                _settlement.ReleaseEmpty(left);
        }

        return ready.Count == 0 ? null : left;
    }

    void Send(Batch batch, BackendHold hold)
    {
        Interlocked.Increment(ref _stillRunning);
        OneSend.Start(batch, batch.Plan!, _services, Settle, () => OnSendEnded(hold), _closing.Token);
    }

    /// <summary>The backend's own task is over, perhaps long after its send was abandoned.</summary>
    void OnSendEnded(BackendHold hold)
    {
        hold.Leave();
        Interlocked.Decrement(ref _stillRunning);
        _pump.Request();
    }

    void Settle(Batch batch, SendResult result)
    {
        lock (_lock)
            _settlement.Settle(batch, result, Now);
        AfterChange();
        _pump.Request();
    }

    /// <summary>Called under the lock.</summary>
    void Rearm(TimeSpan? at)
    {
        // Timers count whole milliseconds and may fire a little early; one more saves a wake for nothing.
        var due = at is { } time
            ? TimeSpan.FromMilliseconds(Math.Ceiling(Math.Max(0, (time - Now).TotalMilliseconds)) + 1)
            : Timeout.InfiniteTimeSpan;
        _timer.Change(due, Timeout.InfiniteTimeSpan);
    }

    /// <summary>
    /// After the state changed: says what there is to say and completes what was waited for, outside the lock.
    /// </summary>
    void AfterChange()
    {
        Announce();
        CompleteFlushes();
        if (_state.IsClosed)
            _closed.TrySetResult();
    }

    void Withdraw(TaskCompletionSource settled)
    {
        lock (_lock)
            _flushes.RemoveAll(flush => flush.Settled == settled);
        settled.TrySetCanceled();
    }

    void CompleteFlushes()
    {
        lock (_lock)
        {
            for (var i = _flushes.Count - 1; i >= 0; i--)
            {
                if (!_state.Epochs.IsSettled(_flushes[i].Epoch))
                    continue;
                _flushes[i].Settled.TrySetResult();
                _flushes.RemoveAt(i);
            }
        }
    }

    void Announce()
    {
        Action? announce;
        lock (_lock)
            announce = _state.News.Take(_plan, _voice, _services.Say);
        announce?.Invoke();
    }

    [StructLayout(LayoutKind.Auto)]
    struct Offered
    {
        public Filter Filter;
        public FanoutItemKind Kind;
        public LaneItem? Item;
        public DropReason? Unencodable;
    }
}
