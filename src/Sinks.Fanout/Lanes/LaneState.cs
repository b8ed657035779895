// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>
/// What a lane may do next: a machine without I/O, threads or a clock of its own. The lane calls it under its lock
/// with the present, and does what it says. Times are since the lane began.
/// </summary>
sealed class LaneState(LanePlan firstPlan, Backoff backoff, LaneLedger ledger)
{
    readonly LaneBacklog _backlog = new(firstPlan);
    readonly FlushEpochs _epochs = new();
    readonly List<(LaneItem Item, DropReason Reason)> _evicted = [];

    TimeSpan _leaveBy = TimeSpan.MaxValue;
    bool _isEnded;
    bool _hasGivenUp;
    bool _isStalled;
    SendChoice? _choice;

    public LanePlan Plan { get; private set; } = firstPlan;

    public LaneLedger Ledger { get; } = ledger;

    public SendChoice Choice => _choice ??= new SendChoice(this);

    public SendTimes Times { get; } = new(backoff, firstPlan);

    public LaneBacklog Backlog => _backlog;

    public FlushEpochs Epochs => _epochs;

    /// <summary>Drops and sentences that have not been announced yet.</summary>
    public LaneNews News { get; } = new();

    /// <summary>Why it is not simply running, or what the last send failed with.</summary>
    public string? Why { get; private set; }

    /// <summary>Poison events found since the server last took a whole batch.</summary>
    public int Poison { get; set; }

    public bool IsSuspended { get; private set; }

    /// <summary>By when a drain has to be over; the far future while none has begun.</summary>
    public TimeSpan Deadline { get; private set; } = TimeSpan.MaxValue;

    /// <summary>Sends in flight.</summary>
    public int InFlight { get; private set; }

    /// <summary>Items in hand and in flight.</summary>
    public int InFlightItems { get; private set; }

    /// <summary>Whether nothing will ever be sent again.</summary>
    public bool IsOver => _isEnded || IsClosed;

    /// <summary>Whether what waits is to be sent without waiting for more.</summary>
    public bool IsEnding => IsDraining || IsLeaving;

    public TimeSpan EndsBy => Earlier(Deadline, _leaveBy);

    public bool IsDraining => Deadline != TimeSpan.MaxValue;

    /// <summary>
    /// Whether its backend was taken out of the configuration: it sends what it holds, then it is closed.
    /// </summary>
    public bool IsLeaving => _leaveBy != TimeSpan.MaxValue;

    /// <summary>Whether everything is settled, or was dropped at the deadline.</summary>
    public bool IsClosed { get; private set; }

    public bool IsLimitedBeyondDeadline => Times.LimitedUntil >= Deadline;

    public BackendState State(TimeSpan now) =>
        IsClosed || _isEnded ? BackendState.Ended
        : IsLeaving ? BackendState.Leaving
        : IsSuspended ? BackendState.Suspended
        : Times.HasFailed || Times.IsLimitedAt(now) ? BackendState.Waiting
        : BackendState.Running;

    /// <summary>Takes responsibility for an item, even if only to drop it.</summary>
    public void Accept(LaneItem item, DropReason? unencodable, TimeSpan now)
    {
        Ledger.Accept(item.Source.Kind);
        _epochs.Open(item);
        item.AcceptedAt = now;
        if (unencodable is { } failure)
            Drop(item, failure);
        else if (IsClosed)
            Drop(item, DropReason.Closed);
        else if (_isEnded)
            Drop(item, DropReason.Rejected, Why);
        else if (_backlog.Add(item, _evicted) is { } reason)
            Drop(item, reason);
        foreach (var (evicted, why) in _evicted)
            Drop(evicted, why);
        _evicted.Clear();
    }

    /// <summary>Does not take responsibility for an item.</summary>
    public void Filter(FanoutItemKind kind, Filter filter)
    {
        Ledger.Filter(kind, filter);
        if (filter == Fanout.Filter.Sampled)
            News.Sampled(kind);
    }

    /// <summary>The batch to send now, its place in flight taken; null when there is nothing to do.</summary>
    public Batch? Next(TimeSpan now)
    {
        ExpireWhatIsDue(now);
        if (IsOver)
            return null;
        var batch = Choice.Next(now);
        if (batch is null)
        {
            if (Times.Pace.WaitUntil >= Deadline)
                GiveUp();
            return null;
        }

        InFlight++;
        InFlightItems += batch.Items.Count;
        batch.Plan = Plan;
        batch.SentAt = now;
        Times.OnSent(now);
        batch.FirstSentAt ??= now;
        return batch;
    }

    /// <summary>Too many sends have not ended: nothing is sent, and what waits grows old.</summary>
    public void Stall(TimeSpan now)
    {
        const string Stalled = "too many sends have not ended, and nothing more is sent until one does";
        if (!_isStalled)
            News.Say($"{Stalled}.");
        _isStalled = true;
        Why = Stalled;
        ExpireWhatIsDue(now);
    }

    /// <summary>When something that waits grows too old; null when nothing does.</summary>
    public TimeSpan? NextExpiry(TimeSpan now)
    {
        if (IsOver || _hasGivenUp)
            return null;
        var due = Times.IsLimitedAt(now) && !IsSuspended && _backlog.OldestSince(Times.LimitedSince) is { } since
            ? since + Plan.RetryTimeLimit
            : TimeSpan.MaxValue;
        return Earlier(due, _leaveBy) is var at && at < TimeSpan.MaxValue ? at : null;
    }

    /// <summary>When to look again if nothing else happens; null for not at all.</summary>
    public TimeSpan? NextDue(TimeSpan now)
    {
        var due = Earlier(Choice.NextDue(now) ?? TimeSpan.MaxValue, NextExpiry(now) ?? TimeSpan.MaxValue);
        return due < TimeSpan.MaxValue ? due : null;
    }

    /// <summary>An item of a batch in hand cannot be sent, or did not arrive.</summary>
    public void DropInHand(LaneItem item, DropReason reason)
    {
        if (IsClosed)
            return;
        InFlightItems--;
        Times.Pace.GiveBack(1);
        Drop(item, reason);
    }

    /// <summary>Items that did not fit into the batch they were taken for keep their turn.</summary>
    public void Carry(IReadOnlyList<LaneItem> rest)
    {
        if (IsClosed)
            return;
        InFlightItems -= rest.Count;
        Times.Pace.GiveBack(rest.Count);
        if (Hopeless is { } reason)
            DropAll(rest, reason, Why);
        else
            _backlog.Carry(rest);
    }

    /// <summary>A send ended, or nothing was left of its batch: its place in flight is free again.</summary>
    /// <returns>False when everything was dropped before: the answer comes too late to count.</returns>
    public bool TakeBack(Batch batch)
    {
        if (IsClosed)
            return false;
        InFlight--;
        InFlightItems -= batch.Items.Count;
        return true;
    }

    public void Deliver(LaneItem item)
    {
        Ledger.Deliver(item.Source.Kind);
        _epochs.Close(item);
    }

    public void Drop(LaneItem item, DropReason reason, string? detail = null)
    {
        Ledger.Drop(item.Source.Kind, reason);
        News.Dropped(item.Source.Kind, reason, detail);
        _epochs.Close(item);
    }

    /// <summary>The server takes events: whatever was held back may go.</summary>
    public void OnWelcome(Batch batch)
    {
        _isStalled = false;
        Times.OnDelivered(moreWaits: Ledger.Waiting > InFlightItems);
        if (batch.Split is null)
            Poison = 0;
        if (IsSuspended && !batch.IsProbe)
            return;
        if (IsSuspended)
            News.Say("the server takes events again.");
        IsSuspended = false;
        Why = null;
    }

    /// <summary>Sends nothing for a while after a failure.</summary>
    /// <returns>How long.</returns>
    public TimeSpan BackOff(Batch batch, TimeSpan now, TimeSpan? floor, string why)
    {
        Why = why;
        return Times.BackOff(batch.SentAt, now, floor, Plan.RetryTimeLimit);
    }

    public void LimitUntil(TimeSpan now, TimeSpan until, string why)
    {
        Why = why;
        Times.LimitUntil(now, until);
    }

    /// <summary>Sends nothing but a probe now and then, and splits nothing more.</summary>
    public void Suspend(TimeSpan now, string why)
    {
        if (!IsSuspended)
        {
            News.Say(
                $"suspended ({why}). Events queue; one is sent each {Plan.SuspendedProbe:c} to see whether that has "
                + "changed.");
        }

        Why = why;
        IsSuspended = true;
        ProbeLater(now);
        _backlog.DecideAll();
    }

    /// <summary>A suspended lane sends its next probe when the interval has passed.</summary>
    public void ProbeLater(TimeSpan now) => Times.ProbeAfter(now, Plan.SuspendedProbe);

    /// <summary>Never again: what waits and what comes is dropped.</summary>
    public void End(string why)
    {
        Why = why;
        _isEnded = true;
        News.Say($"ended ({why}). Nothing more is sent until the configuration is reloaded or the process restarted.");
        DropBacklog(DropReason.Rejected);
    }

    /// <summary>Keeps a batch to be sent again, before everything new.</summary>
    public void PutBack(Batch batch, bool first = false)
    {
        if (Hopeless is { } reason)
            DropAll(batch.Items, reason, Why);
        else
            _backlog.PutBack(batch, first);
    }

    /// <summary>Cuts a batch in two to find the poison event.</summary>
    public void Cut(Batch batch)
    {
        if (Hopeless is { } reason)
            DropAll(batch.Items, reason, Why);
        else
            _backlog.Cut(batch);
    }

    public void DropAll(IReadOnlyList<LaneItem> items, DropReason reason, string? detail)
    {
        foreach (var item in items)
            Drop(item, reason, detail);
    }

    /// <summary>Goes on under another plan: what waits is sent where that one says.</summary>
    public void Retune(LanePlan plan, TimeSpan now)
    {
        var isSameBackend = ReferenceEquals(plan.Backend, Plan.Backend);
        Times.Retune(plan, isSameBackend, plan.MaxInFlight == Plan.MaxInFlight, now);
        Plan = plan;
        _backlog.Retune(plan);
        // An end is final only until the configuration is loaded again.
        if (isSameBackend && !_isEnded)
            return;
        _isEnded = false;
        IsSuspended = false;
        Poison = 0;
        Why = null;
        _backlog.Unbatch();
    }

    /// <summary>Its backend was taken out: sends what waits, as long as a retry may take, and closes.</summary>
    public void BeginLeaving(TimeSpan now)
    {
        _leaveBy = now + Plan.RetryTimeLimit;
        if (IsSuspended)
            GiveUp();
        CloseWhenDrained();
    }

    /// <summary>Its backend was put in again. What it gave up is lost, what is in flight is settled as ever.</summary>
    /// <returns>False when it is too late: the lane is closed.</returns>
    public bool TryStay()
    {
        if (IsClosed)
            return false;
        _leaveBy = TimeSpan.MaxValue;
        _hasGivenUp = false;
        return true;
    }

    /// <summary>Items of a send that a former backend did not settle: for the present one they are fresh.</summary>
    public void Readmit(IReadOnlyList<LaneItem> items)
    {
        if (Hopeless is { } reason)
            DropAll(items, reason, Why);
        else
            _backlog.Carry(items);
    }

    /// <summary>Begins the drain: waits are interrupted, and what cannot be sent by the deadline is dropped.</summary>
    public void BeginDrain(TimeSpan now, TimeSpan deadline)
    {
        Deadline = deadline;
        Times.Hurry(now);
        if (IsLimitedBeyondDeadline)
            GiveUp();
        CloseWhenDrained();
    }

    /// <summary>Draining is hopeless: drops all that is not in flight.</summary>
    public void GiveUp()
    {
        _hasGivenUp = true;
        DropBacklog(DropReason.Shutdown);
        CloseWhenDrained();
    }

    /// <summary>The deadline has come: drops all that is left; answers that come now are too late.</summary>
    public void Abandon()
    {
        if (IsClosed)
            return;
        GiveUp();
        // What is in flight is known by number alone.
        foreach (var kind in Enum.GetValues<FanoutItemKind>())
        {
            while (Ledger.WaitingOf(kind) > 0)
            {
                Ledger.Drop(kind, DropReason.Shutdown);
                News.Dropped(kind, DropReason.Shutdown, Why);
            }
        }

        _epochs.CloseAll();
        IsClosed = true;
    }

    public void CloseWhenDrained()
    {
        if (IsEnding && Ledger.Waiting == 0)
            IsClosed = true;
    }

    /// <summary>Why nothing that is not in flight will ever be sent; null while there is hope.</summary>
    DropReason? Hopeless => _hasGivenUp ? DropReason.Shutdown : _isEnded ? DropReason.Rejected : null;

    static TimeSpan Earlier(TimeSpan left, TimeSpan right) => left < right ? left : right;

    void ExpireWhatIsDue(TimeSpan now)
    {
        if (now >= _leaveBy)
            GiveUp();
        if (!IsOver && !IsSuspended && Times.IsLimitedAt(now))
            Expire(now);
    }

    /// <summary>
    /// While the server asks for less, events wait as long as a retry would. What they waited before the limit for
    /// other reasons does not count.
    /// </summary>
    void Expire(TimeSpan now)
    {
        foreach (var item in _backlog.TakeOlderThan(now - Plan.RetryTimeLimit, Times.LimitedSince))
            Drop(item, DropReason.RateLimited, Why);
        CloseWhenDrained();
    }

    void DropBacklog(DropReason reason)
    {
        foreach (var item in _backlog.TakeEverything())
            Drop(item, reason, Why);
    }
}
