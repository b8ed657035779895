// SPDX-License-Identifier: Apache-2.0
using System.Collections.Concurrent;
using System.Collections.Frozen;

namespace Sinks.Fanout;

/// <summary>
/// The runs of jobs that one pipeline was told of and that have not ended. Who takes a run out of here tells its end:
/// the job itself, or the pipeline that misses it.
/// </summary>
sealed class OpenRuns(Func<SignalIntake?> intake, TimeProvider time)
{
    // Begun and never ended, in a loop: their ends are told all the same, but nobody misses them.
    const int RunLimit = 10_000;

    readonly ConcurrentDictionary<MonitorRun, ITimer?> _open = new(ReferenceEqualityComparer.Instance);
    volatile IReadOnlyDictionary<string, MonitorOptions> _monitors =
        FrozenDictionary<string, MonitorOptions>.Empty;
    volatile bool _areWanted;

    /// <summary>Whether a backend has a place for check-ins.</summary>
    public bool AreWanted => _areWanted;

    /// <summary>The jobs that the configuration declares, by the name backends know them by.</summary>
    public IReadOnlyDictionary<string, MonitorOptions> Monitors => _monitors;

    public void Use(IReadOnlyDictionary<string, MonitorOptions> monitors, bool areWanted)
    {
        _monitors = monitors;
        _areWanted = areWanted;
        if (monitors.Values.Any(static monitor => monitor.Workflow is not null))
            MonitoredWorkflow.Declare();
    }

    /// <summary>The job that a workflow is declared to be, or null.</summary>
    public string? JobOf(string workflow)
    {
        foreach (var (monitor, options) in _monitors)
        {
            if (string.Equals(options.Workflow, workflow, StringComparison.Ordinal))
                return monitor;
        }

        return null;
    }

    public void Begin(MonitorRun run)
    {
        if (intake() is not { } signals)
            return;
        signals.Take(new Signal(
            new CheckInSignal(run, FanoutCheckInStatus.InProgress, Duration: null, time.GetLocalNow()), run.Context));
        if (_open.Count < RunLimit)
            _open.TryAdd(run, TimerOf(run));
    }

    public void End(MonitorRun run)
    {
        if (_open.TryRemove(run, out var timer) || _open.Count >= RunLimit)
            Tell(run, timer, run.HasFailed, isMissed: false);
    }

    /// <summary>Nobody will tell of the ends that are still to come: they count as failed.</summary>
    public void MissAll()
    {
        foreach (var run in _open.Keys)
            Miss(run);
    }

    void Miss(MonitorRun run)
    {
        if (_open.TryRemove(run, out var timer))
            Tell(run, timer, hasFailed: true, isMissed: true);
    }

    void Tell(MonitorRun run, ITimer? timer, bool hasFailed, bool isMissed)
    {
        timer?.Dispose();
        var status = hasFailed ? FanoutCheckInStatus.Error : FanoutCheckInStatus.Ok;
        intake()?.Take(new Signal(
            new CheckInSignal(run, status, run.Elapsed, time.GetLocalNow()) { IsMissed = isMissed }, run.Context));
    }

    ITimer? TimerOf(MonitorRun run)
    {
        if (_monitors.GetValueOrDefault(MonitorName.Of(run.Monitor))?.MaxRuntime is not { } limit)
            return null;
        using (Detached.Flow())
            return time.CreateTimer(_ => Miss(run), null, limit, Timeout.InfiniteTimeSpan);
    }
}
