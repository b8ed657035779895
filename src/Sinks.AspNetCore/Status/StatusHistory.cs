// SPDX-License-Identifier: Apache-2.0
namespace Sinks.AspNetCore;

/// <summary>What the fan-outs of the process did in each minute of the last hour.</summary>
sealed class StatusHistory : IDisposable
{
    const int Minutes = 60;

    static readonly TimeSpan Every = TimeSpan.FromMinutes(1);

    readonly Lock _lock = new();
    readonly Queue<StatusMinute> _minutes = new(Minutes);
    readonly ITimer _timer;
    StatusMinute _last = Sum();

    public StatusHistory(TimeProvider time)
    {
        // The flow of whoever maps the page is nobody's business a minute later.
        using (Detached.Flow())
            _timer = time.CreateTimer(static history => ((StatusHistory)history!).Note(), this, Every, Every);
    }

    /// <summary>The minutes that are over, the oldest first; at most 60, fewer when the host began later.</summary>
    public IReadOnlyList<StatusMinute> Read()
    {
        lock (_lock)
            return [.. _minutes];
    }

    public void Dispose() => _timer.Dispose();

    void Note()
    {
        var now = Sum();
        lock (_lock)
        {
            if (_minutes.Count == Minutes)
                _minutes.Dequeue();
            // A fan-out that ended takes its counts along.
            _minutes.Enqueue(new StatusMinute(
                Math.Max(0, now.Errors - _last.Errors),
                Math.Max(0, now.Delivered - _last.Delivered),
                Math.Max(0, now.Dropped - _last.Dropped)));
            _last = now;
        }
    }

    static StatusMinute Sum()
    {
        var (errors, delivered, dropped) = (0L, 0L, 0L);
        foreach (var status in FanoutStatus.All)
        {
            errors += status.Errors.Values.Sum();
            dropped += status.Dropped.Values.Sum();
            foreach (var backend in status.Backends)
                (delivered, dropped) = (delivered + backend.Delivered, dropped + backend.Dropped.Values.Sum());
        }

        return new StatusMinute(errors, delivered, dropped);
    }
}
