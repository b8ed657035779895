// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>
/// When a lane may send, and how much at a time: back-off after failures, limits the server set, the lane's own pace,
/// probes. Times are since the lane began; its lock guards them.
/// </summary>
sealed class SendTimes(Backoff backoff, LanePlan firstPlan)
{
    InFlightLimit _inFlightLimit = new(firstPlan.MaxInFlight);
    TimeSpan _resumeAt;
    TimeSpan _probeAt;
    TimeSpan _lastFailureAt = TimeSpan.MinValue;
    TimeSpan _interval = firstPlan.SendInterval;

    public SendPace Pace { get; } = new(firstPlan.EventsPerSecondLimit);

    /// <summary>Since when the server has been asking for less.</summary>
    public TimeSpan LimitedSince { get; private set; }

    /// <summary>Until when the server asked for nothing.</summary>
    public TimeSpan LimitedUntil { get; private set; }

    public bool HasFailed => backoff.Failures > 0;

    public TimeSpan BlockedUntil => Later(Later(_resumeAt, LimitedUntil), Pace.WaitUntil);

    /// <summary>Until when new events gather, because something was sent just before.</summary>
    public TimeSpan GathersUntil { get; private set; }

    /// <summary>When a suspended lane may send its next probe.</summary>
    public TimeSpan ProbeAt => Later(_probeAt, BlockedUntil);

    /// <summary>After a failure one send at a time tries the server before the others follow.</summary>
    public int InFlightLimit => HasFailed ? 1 : _inFlightLimit.Current;

    public bool IsLimitedAt(TimeSpan time) => LimitedUntil > time;

    /// <summary>Something is sent.</summary>
    public void OnSent(TimeSpan now) => GathersUntil = now + _interval;

    /// <summary>The server took something.</summary>
    public void OnDelivered(bool moreWaits)
    {
        backoff.Reset();
        _lastFailureAt = TimeSpan.MinValue;
        _inFlightLimit.OnDelivered(moreWaits);
    }

    /// <summary>Sends nothing for a while after a failure. Sends that failed together count as one failure.</summary>
    /// <param name="sentAt">When it was sent.</param>
    /// <param name="now">The present.</param>
    /// <param name="floor">What the server asked for, or null.</param>
    /// <param name="longest">Nothing waits longer than it would be retried, even if a server asks for a day.</param>
    /// <returns>How long.</returns>
    public TimeSpan BackOff(TimeSpan sentAt, TimeSpan now, TimeSpan? floor, TimeSpan longest)
    {
        if (sentAt >= _lastFailureAt)
        {
            _lastFailureAt = now;
            _inFlightLimit.OnFailed();
            _resumeAt = now + backoff.Next(floor > longest ? longest : floor);
        }
        else if (floor is { } wait)
        {
            _resumeAt = Later(_resumeAt, now + wait);
        }

        return Later(TimeSpan.Zero, _resumeAt - now);
    }

    /// <summary>Replaces the wait after a failure: a drain has no time for the whole of it.</summary>
    public void ResumeAt(TimeSpan at) => _resumeAt = at;

    public void LimitUntil(TimeSpan now, TimeSpan until)
    {
        if (LimitedUntil <= now)
            LimitedSince = now;
        LimitedUntil = Later(LimitedUntil, until);
        _inFlightLimit.OnFailed();
    }

    public void ProbeAfter(TimeSpan now, TimeSpan wait) => _probeAt = now + wait;

    /// <summary>Follows a new plan. Of another server nothing is known yet.</summary>
    public void Retune(LanePlan plan, bool isSameServer, bool isSameLimit, TimeSpan now)
    {
        Pace.Retune(plan.EventsPerSecondLimit, now);
        if (!isSameServer || !isSameLimit)
            _inFlightLimit = new InFlightLimit(plan.MaxInFlight);
        _interval = plan.SendInterval;
        if (GathersUntil > now + _interval)
            GathersUntil = now + _interval;
        // A probe may tell at once what has changed.
        _probeAt = now;
        if (isSameServer)
            return;
        backoff.Reset();
        _resumeAt = now;
        LimitedUntil = now;
        _lastFailureAt = TimeSpan.MinValue;
    }

    /// <summary>Waits that are our own choice are over; what the server asked for is not.</summary>
    public void Hurry(TimeSpan now)
    {
        _resumeAt = now;
        _probeAt = now;
    }

    static TimeSpan Later(TimeSpan left, TimeSpan right) => left > right ? left : right;
}
