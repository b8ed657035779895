// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>
/// The lanes of a pipeline by name: those that run, those that leave, and the books of those that have left, which go
/// on when a backend of that name comes back. Thread-safe.
/// </summary>
sealed class LaneRoster(PipelineServices services)
{
    readonly Lock _lock = new();
    readonly Dictionary<string, Former> _former = new(StringComparer.OrdinalIgnoreCase);
    List<Lane> _running = [];
    List<Leaving> _leaving = [];

    public IReadOnlyList<Lane> Running
    {
        get
        {
            lock (_lock)
                return _running;
        }
    }

    /// <summary>Those that run and those that leave.</summary>
    public IReadOnlyList<Lane> All
    {
        get
        {
            lock (_lock)
                return [.. _running, .. _leaving.Select(static leaving => leaving.Lane)];
        }
    }

    /// <summary>Makes the lanes follow the plans: new ones begin, others go on under their new plan.</summary>
    /// <returns>The lanes that are in no plan any more. They leave by <see cref="Leave"/>, once nobody offers events to
    /// them.</returns>
    public IReadOnlyList<Leaving> Change(IReadOnlyList<LanePlan> plans)
    {
        lock (_lock)
        {
            // New lists, so that whoever holds the old ones can go on reading.
            var running = new List<Lane>(plans.Count);
            var leaving = new List<Leaving>(_leaving);
            foreach (var plan in plans)
                running.Add(GoOn(plan, leaving) ?? new Lane(plan, services, FormerLedger(plan.Name)));
            var left = _running.Except(running).Select(static lane => new Leaving(lane)).ToList();
            leaving.AddRange(left);
            _running = running;
            _leaving = leaving;
            return left;
        }
    }

    /// <summary>
    /// Lets a lane send what it holds and then go, unless its backend has come back; should it have been taken out
    /// again since, that is another leaving.
    /// </summary>
    public void Leave(Leaving leaving)
    {
        Task closed;
        lock (_lock)
        {
            if (!_leaving.Contains(leaving))
                return;
            closed = leaving.Lane.LeaveAsync();
        }

        _ = closed.ContinueWith(
            _ => Retire(leaving),
            CancellationToken.None,
            TaskContinuationOptions.DenyChildAttach,
            services.Scheduler);
    }

    /// <summary>Lets lanes leave when something is over.</summary>
    public Task LeaveAfter(Task over, IReadOnlyList<Leaving> leavings) => over.ContinueWith(
        _ =>
        {
            foreach (var leaving in leavings)
                Leave(leaving);
        },
        CancellationToken.None,
        TaskContinuationOptions.DenyChildAttach,
        services.Scheduler);

    /// <summary>Completes when everything the lanes accepted until now is delivered or dropped.</summary>
    public Task FlushAsync(CancellationToken withdrawal = default) =>
        Task.WhenAll(All.Select(lane => lane.FlushAsync(withdrawal)));

    /// <summary>
    /// Has all lanes send what they hold, at once, and drops what is left at the deadline. Only for the shutdown's own
    /// thread, which waits.
    /// </summary>
    public void End(Deadline deadline)
    {
        var lanes = All;
        deadline.Wait([.. lanes.Select(lane => lane.DrainAsync(deadline.Left))]);
        foreach (var lane in lanes)
            lane.Abandon();
        // On the pool: a backend whose disposal blocks holds neither the others nor the shutdown.
        deadline.WaitBriefly([.. lanes.Select(lane =>
            Detached.Run(() => lane.DisposeAsync().AsTask(), services.Scheduler))]);
    }

    /// <summary>Every backend once: what runs or leaves, what is off, and what was taken out.</summary>
    public IReadOnlyList<BackendStatus> Statuses(IReadOnlyList<BackendStatus> off)
    {
        lock (_lock)
        {
            var statuses = _running.Select(static lane => lane.Status())
                .Concat(_leaving.Select(static leaving =>
                    leaving.Lane.Status() with { State = BackendState.Leaving }))
                .ToList();
            foreach (var backend in off.Where(backend => !IsIn(statuses, backend.Name)))
            {
                statuses.Add(_former.TryGetValue(backend.Name, out var former)
                    ? former.Ledger.WriteTo(backend)
                    : backend);
            }

            foreach (var (name, former) in _former)
            {
                if (!IsIn(statuses, name))
                    statuses.Add(former.Status);
            }

            return [.. statuses.OrderBy(static backend => backend.Name, StringComparer.Ordinal)];
        }
    }

    static bool IsIn(List<BackendStatus> statuses, string name) =>
        statuses.Exists(known => string.Equals(known.Name, name, StringComparison.OrdinalIgnoreCase));

    static bool IsNamed(Lane lane, string name) =>
        string.Equals(lane.Plan.Name, name, StringComparison.OrdinalIgnoreCase);

    /// <summary>The lane of that name under its new plan, if there is one that can go on.</summary>
    Lane? GoOn(LanePlan plan, List<Leaving> allLeaving)
    {
        var lane = _running.Find(lane => IsNamed(lane, plan.Name));
        if (lane is null)
        {
            if (allLeaving.Find(leaving => IsNamed(leaving.Lane, plan.Name)) is not { } leaving)
                return null;
            allLeaving.Remove(leaving);
            lane = leaving.Lane;
            if (!lane.TryStay())
            {
                Keep(lane);
                return null;
            }
        }

        lane.Retune(plan);
        return lane;
    }

    void Retire(Leaving leaving)
    {
        lock (_lock)
        {
            // Unless it has come back, or was kept already.
            if (!_leaving.Contains(leaving))
                return;
            _leaving = [.. _leaving.Where(other => other != leaving)];
            Keep(leaving.Lane);
        }
    }

    /// <summary>The lane is over; its books stay.</summary>
    void Keep(Lane lane)
    {
        _former[lane.Plan.Name] = new Former(lane.TakeLedger(), lane.Status() with
        {
            State = BackendState.Off,
            Why = "taken out of the configuration",
            IsDegraded = false,
            Destination = null,
        });
        _ = Detached.Run(() => lane.DisposeAsync().AsTask(), services.Scheduler);
    }

    LaneLedger? FormerLedger(string name) => _former.Remove(name, out var former) ? former.Ledger : null;

    sealed record Former(LaneLedger Ledger, BackendStatus Status);
}
