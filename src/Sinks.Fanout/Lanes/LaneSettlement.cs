// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>
/// What a send's result means for its lane: the table of results, row by row. Called under the lane's lock.
/// </summary>
sealed class LaneSettlement(LaneState state)
{
    // So many poison events, and the fault is the server's or the encoder's, not the events'.
    const int PoisonLimit = 3;

    // A drain must not hammer a server that is down: so many failures in a row, and the rest is dropped.
    const int DrainFailureLimit = 3;

    static readonly TimeSpan ShortestLimit = TimeSpan.FromSeconds(1);
    static readonly TimeSpan DrainRetry = TimeSpan.FromMilliseconds(200);

    int _drainFailures;
    TimeSpan _lastDrainFailureAt = TimeSpan.MinValue;

    public void Settle(Batch batch, SendResult result, TimeSpan now)
    {
        if (!state.TakeBack(batch))
            return;
        if (!ReferenceEquals(batch.Plan?.Backend, state.Plan.Backend))
        {
            SettleForFormer(batch, result);
            return;
        }

        switch (result.Outcome)
        {
            case SendOutcome.Delivered:
                SettlePartly(batch, [], [], now);
                break;
            case SendOutcome.Partial:
                SettlePartly(batch, [.. result.RejectedIndexes], [.. result.RetryIndexes], now, result);
                break;
            case SendOutcome.Retry:
                Retry(batch, result, now);
                break;
            case SendOutcome.Abandoned:
                Lose(batch, result, now);
                break;
            case SendOutcome.RateLimited:
                Limit(batch, result, now);
                break;
            case SendOutcome.TooLarge:
                Shrink(batch, result);
                break;
            case SendOutcome.Rejected:
                Reject(batch, result.Reason ?? "content refused", now);
                break;
            default:
                Refuse(batch, result, now);
                break;
        }

        if (batch.IsProbe)
            state.ProbeLater(now);
        if (result.LaterWait is { } wait)
            state.LimitUntil(now, now + wait, result.Reason ?? "rate limited");
        if ((state.IsDraining && state.IsLimitedBeyondDeadline)
            || ((state.IsDraining || state.IsLeaving) && state.IsSuspended))
        {
            state.GiveUp();
        }

        state.CloseWhenDrained();
    }

    /// <summary>Nothing was left to send of a batch that was being prepared.</summary>
    public void ReleaseEmpty(Batch batch)
    {
        if (!state.TakeBack(batch))
            return;
        LeaveSplit(batch);
        state.CloseWhenDrained();
    }

    void SettlePartly(Batch batch, HashSet<int> rejected, HashSet<int> retry, TimeSpan now, SendResult? result = null)
    {
        var again = new List<LaneItem>(retry.Count);
        var delivered = 0;
        for (var i = 0; i < batch.Items.Count; i++)
        {
            if (rejected.Contains(i))
            {
                state.Drop(batch.Items[i], DropReason.Rejected, result?.Reason);
            }
            else if (retry.Contains(i))
            {
                again.Add(batch.Items[i]);
            }
            else
            {
                state.Deliver(batch.Items[i]);
                delivered++;
            }
        }

        if (delivered > 0)
            Welcome(batch, now);
        if (again.Count > 0)
            Retry(batch.With(again), result!, now);
        else if (delivered == 0)
            LeaveSplit(batch);
    }

    /// <summary>
    /// The backend was replaced while this was in flight: what it settled is settled, the rest goes to the present one,
    /// of which the answer says nothing.
    /// </summary>
    void SettleForFormer(Batch batch, SendResult result)
    {
        if (result.Outcome is SendOutcome.Abandoned)
        {
            state.DropAll(batch.Items, DropReason.RetryExhausted, result.Reason);
            state.CloseWhenDrained();
            return;
        }

        var isSettled = result.Outcome is SendOutcome.Delivered or SendOutcome.Partial;
        var rejected = isSettled ? result.RejectedIndexes.ToHashSet() : [];
        var again = new List<LaneItem>();
        for (var i = 0; i < batch.Items.Count; i++)
        {
            if (!isSettled || result.RetryIndexes.Contains(i))
                again.Add(batch.Items[i]);
            else if (rejected.Contains(i))
                state.Drop(batch.Items[i], DropReason.Rejected, result.Reason);
            else
                state.Deliver(batch.Items[i]);
        }

        state.Readmit(again);
        state.CloseWhenDrained();
    }

    /// <summary>
    /// The server took it. If it was a half, the sibling that was refused holds the poison: look into it.
    /// </summary>
    void Welcome(Batch batch, TimeSpan now)
    {
        _drainFailures = 0;
        state.OnWelcome(batch);
        if (batch.Split is { } split && state.Backlog.Decide(split) is { } held)
            LookInto(held, "its other half was accepted", now);
    }

    void Retry(Batch batch, SendResult result, TimeSpan now)
    {
        var why = result.Reason ?? "no answer";
        var wait = state.BackOff(batch, now, result.Wait, why);
        if (state.IsDraining)
        {
            RetryInDrain(batch, result, now);
        }
        else if (batch.IsProbe)
        {
            Unwelcome(batch, now, why);
        }
        else if (now + wait - batch.FirstSentAt > state.Plan.RetryTimeLimit)
        {
            state.DropAll(batch.Items, DropReason.RetryExhausted, why);
            LeaveSplit(batch);
        }
        else
        {
            state.PutBack(batch);
        }
    }

    /// <summary>Nobody knows whether it arrived, and it must not arrive twice; what comes next waits as ever.</summary>
    void Lose(Batch batch, SendResult result, TimeSpan now)
    {
        var why = result.Reason ?? "no answer";
        state.BackOff(batch, now, result.Wait, why);
        state.DropAll(batch.Items, DropReason.RetryExhausted, why);
        LeaveSplit(batch);
        if (state.IsDraining)
            WaitInDrain(batch, result, now);
        else if (batch.IsProbe)
            Unwelcome(null, now, why);
    }

    void RetryInDrain(Batch batch, SendResult result, TimeSpan now)
    {
        state.PutBack(batch);
        WaitInDrain(batch, result, now);
    }

    void WaitInDrain(Batch batch, SendResult result, TimeSpan now)
    {
        // Sends that fail together are one failure: a lane with 32 in flight would otherwise give up at the first blip.
        if (batch.SentAt > _lastDrainFailureAt)
        {
            _drainFailures++;
            _lastDrainFailureAt = now;
        }

        var wait = result.Wait ?? DrainRetry * _drainFailures;
        if (_drainFailures >= DrainFailureLimit || now + wait >= state.Deadline)
            state.GiveUp();
        else
            state.Times.ResumeAt(now + wait);
    }

    void Limit(Batch batch, SendResult result, TimeSpan now)
    {
        var why = result.Reason ?? "rate limited";
        if (result.IsOfBatchAlone)
        {
            state.DropAll(batch.Items, DropReason.RateLimited, why);
            LeaveSplit(batch);
            return;
        }

        // A server that limits and names no time, or none at all, is not asked again at once.
        var wait = result.Wait ?? TimeSpan.FromSeconds(60);
        var until = now + (wait > ShortestLimit ? wait : ShortestLimit);
        state.LimitUntil(now, until, why);
        if (result.DropsBatch || until - batch.FirstSentAt > state.Plan.RetryTimeLimit)
        {
            state.DropAll(batch.Items, DropReason.RateLimited, why);
            LeaveSplit(batch);
        }
        else
        {
            state.PutBack(batch);
        }
    }

    void Shrink(Batch batch, SendResult result)
    {
        var count = batch.Items.Count;
        if (count > 1)
        {
            LeaveSplit(batch);
            state.PutBack(batch.Part(count / 2, count - (count / 2)), first: true);
            state.PutBack(batch.Part(0, count / 2), first: true);
            return;
        }

        var item = batch.Items[0];
        if (item.TrimLevel >= state.Plan.TrimLevels)
        {
            state.DropAll(batch.Items, DropReason.TooLarge, result.Reason);
            LeaveSplit(batch);
            return;
        }

        item.Trim();
        state.PutBack(batch, first: true);
    }

    void Reject(Batch batch, string why, TimeSpan now)
    {
        if (batch.IsProbe)
        {
            state.DropAll(batch.Items, DropReason.Rejected, why);
            Unwelcome(null, now, why);
        }
        else if (state.IsSuspended)
        {
            // Sent before the lane was suspended; nothing is looked into until the server is back.
            LeaveSplit(batch);
            state.PutBack(batch.Anew(), first: true);
        }
        else if (batch.Split is not { IsDecided: false } split)
        {
            LookInto(batch, why, now);
        }
        else if (split.Held is null)
        {
            split.Held = batch;
        }
        else
        {
            // Neither half was accepted. Suspending puts the other half back as well.
            state.PutBack(batch.Anew(), first: true);
            state.Suspend(now, why);
        }
    }

    /// <summary>The poison is in this batch: one event is dropped, several are cut in two.</summary>
    void LookInto(Batch batch, string why, TimeSpan now)
    {
        if (batch.Items.Count > 1)
        {
            state.Cut(batch);
            return;
        }

        state.DropAll(batch.Items, DropReason.Rejected, why);
        if (++state.Poison >= PoisonLimit)
            state.Suspend(now, why);
    }

    void Refuse(Batch batch, SendResult result, TimeSpan now)
    {
        var why = result.Reason ?? "refused";
        if (!result.IsFinal)
        {
            Unwelcome(batch, now, why);
            return;
        }

        state.DropAll(batch.Items, DropReason.Rejected, why);
        state.End(why);
    }

    /// <summary>The server wants nothing for now; the batch keeps its place, its retry time begins anew.</summary>
    void Unwelcome(Batch? batch, TimeSpan now, string why)
    {
        if (batch is not null)
        {
            LeaveSplit(batch);
            state.PutBack(batch.Anew(), first: true);
        }

        state.Suspend(now, why);
    }

    /// <summary>A half will not be answered as one: its sibling, if it waits for that, is on its own.</summary>
    void LeaveSplit(Batch batch)
    {
        if (batch.Split is { } split && state.Backlog.Decide(split) is { } held)
            state.PutBack(held, first: true);
    }
}
