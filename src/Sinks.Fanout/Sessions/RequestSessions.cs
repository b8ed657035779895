// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics;

namespace Sinks.Fanout;

/// <summary>
/// Counts requests by the minute in which they began and by what has become of them, and tells of them once a minute.
/// </summary>
sealed class RequestSessions : IDisposable
{
    static readonly TimeSpan Every = TimeSpan.FromMinutes(1);

    readonly Lock _lock = new();
    readonly SortedDictionary<long, long[]> _minutes = [];
    readonly SignalIntake _intake;
    readonly TimeProvider _time;
    readonly ITimer _timer;
    readonly ActivityListener _listener;

    public RequestSessions(SignalIntake intake, TimeProvider time)
    {
        _intake = intake;
        _time = time;
        using (Detached.Flow())
        {
            _timer = time.CreateTimer(
                static sessions => ((RequestSessions)sessions!).Publish(),
                this,
                Timeout.InfiniteTimeSpan,
                Timeout.InfiniteTimeSpan);
        }

        _listener = new ActivityListener
        {
            ShouldListenTo = static source =>
                string.Equals(source.Name, RequestMark.Source, StringComparison.Ordinal),
            // That there is an activity is enough; nobody need fill it.
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.PropagationData,
            ActivityStopped = OnStopped,
        };
        ActivitySource.AddActivityListener(_listener);
    }

    /// <summary>Tells of what was counted since the last time.</summary>
    public void Publish()
    {
        KeyValuePair<long, long[]>[] counted;
        lock (_lock)
        {
            counted = [.. _minutes];
            _minutes.Clear();
        }

        foreach (var (minute, counts) in counted)
        {
            _intake.Take(new Signal(
                new RequestSessionsSignal(new FanoutRequestSessions
                {
                    Id = Guid.Empty,
                    Timestamp = _time.GetUtcNow(),
                    Started = new DateTimeOffset(minute, TimeSpan.Zero),
                    Exited = counts[(int)RequestOutcome.Exited],
                    Errored = counts[(int)RequestOutcome.Errored],
                    Crashed = counts[(int)RequestOutcome.Crashed],
                }),
                Context: null));
        }
    }

    /// <summary>Counts no more, and tells of the rest.</summary>
    public void Dispose()
    {
        _listener.Dispose();
        _timer.Dispose();
        Publish();
    }

    void OnStopped(Activity activity)
    {
        if (!RequestMark.IsRequest(activity))
            return;
        var began = activity.StartTimeUtc.Ticks;
        var minute = began - (began % TimeSpan.TicksPerMinute);
        lock (_lock)
        {
            if (_minutes.Count == 0)
                _timer.Change(Every, Timeout.InfiniteTimeSpan);
            if (!_minutes.TryGetValue(minute, out var counts))
                _minutes.Add(minute, counts = new long[Enum.GetValues<RequestOutcome>().Length]);
            counts[(int)RequestMark.Get(activity)]++;
        }
    }
}
