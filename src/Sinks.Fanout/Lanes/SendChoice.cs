// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>What of its backlog a lane sends next, and when. The lane's lock guards it.</summary>
sealed class SendChoice(LaneState state)
{
    /// <summary>Whether there is nothing to do but to wait until a batch is full or old enough.</summary>
    public bool OnlyFills(TimeSpan now) =>
        !state.IsOver
        && !state.IsSuspended
        && !state.IsEnding
        && now >= state.Times.BlockedUntil
        && state.Backlog.HoldsOnlyQueued
        && !IsBatchReady(now);

    /// <summary>When something may be sent if nothing else happens; null for not at all.</summary>
    public TimeSpan? NextDue(TimeSpan now)
    {
        if (state.IsOver || state.Ledger.Waiting == state.InFlightItems)
            return null;
        if (state.IsSuspended)
            return state.InFlight == 0 ? state.Times.ProbeAt : null;
        var oldest = state.Backlog.OldestQueued;
        if (state.Times.BlockedUntil is var blockedUntil && blockedUntil > now)
            return blockedUntil;

        if (state.InFlight >= state.Times.InFlightLimit)
            return null;
        var gathersUntil = state.Times.GathersUntil;
        if (state.Backlog.HasCarried && gathersUntil > now)
            return gathersUntil;
        return oldest is null ? null : Later(oldest.AcceptedAt + state.Plan.BufferingTimeLimit, gathersUntil);
    }

    /// <summary>The batch to send now, or null.</summary>
    public Batch? Next(TimeSpan now) => state.IsSuspended ? NextProbe(now) : NextBatch(now);

    Batch? NextBatch(TimeSpan now)
    {
        if (now < state.Times.BlockedUntil || state.InFlight >= state.Times.InFlightLimit)
            return null;
        if (state.Backlog.TakeAgain() is { } again)
        {
            if (state.Times.Pace.TryTakeAll(again.Items.Count, now))
                return again;
            state.Backlog.PutBack(again, first: true);
            return null;
        }

        if (!IsBatchReady(now))
            return null;
        var wanted = Math.Min(state.Backlog.FreshCount, state.Plan.BatchSizeLimit);
        var count = state.Times.Pace.Take(wanted, now, state.EndsBy);
        return count == 0 ? null : new Batch(state.Backlog.TakeFresh(count));
    }

    /// <summary>One item of what waits longest.</summary>
    Batch? NextProbe(TimeSpan now)
    {
        if (state.InFlight > 0 || now < state.Times.ProbeAt)
            return null;
        if (state.Backlog.IsEmpty || !state.Times.Pace.TryTakeAll(1, now))
            return null;
        if (state.Backlog.TakeAgain() is { } again)
        {
            if (again.Items.Count > 1)
                state.Backlog.PutBack(again.Part(1, again.Items.Count - 1), first: true);
            return new Batch([again.Items[0]]) { IsProbe = true };
        }

        var items = state.Backlog.TakeFresh(1);
        return items.Count == 0 ? null : new Batch(items) { IsProbe = true };
    }

    bool IsBatchReady(TimeSpan now)
    {
        if (state.Backlog.FreshCount == 0)
            return false;
        if (state.IsEnding)
            return true;
        if (now < state.Times.GathersUntil)
            return state.Epochs.IsFlushed(state.Backlog.OldestFresh!);
        if (state.Backlog.HasCarried
            || state.Backlog.FreshCount >= state.Plan.BatchSizeLimit
            || state.Backlog.FreshBytes >= state.Plan.BatchBytesLimit)
        {
            return true;
        }

        var oldest = state.Backlog.OldestQueued!;
        return state.Epochs.IsFlushed(oldest) || now - oldest.AcceptedAt >= state.Plan.BufferingTimeLimit;
    }

    static TimeSpan Later(TimeSpan left, TimeSpan right) => left > right ? left : right;
}
