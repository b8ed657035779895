// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics;

namespace Sinks.Fanout;

/// <summary>
/// A run of a job that is watched. Errors logged in it, in the same flow of calls, make it fail.
/// </summary>
public sealed class MonitorRun : IDisposable
{
    static int OpenCount;

    readonly IReadOnlyList<Pipeline> _pipelines;
    readonly ContextScope? _scope;
    readonly TimeProvider _time;
    readonly long _began;
    volatile bool _hasFailed;
    int _isEnded;

    internal MonitorRun(string monitor, IReadOnlyList<Pipeline> pipelines, TimeProvider time)
    {
        Monitor = monitor;
        _time = time;
        _began = time.GetTimestamp();
        _pipelines = pipelines;
        var activity = Activity.Current;
        TraceId = activity?.TraceId.ToHexString();
        SpanId = activity?.SpanId.ToHexString();
        if (pipelines.Count == 0)
            return;
        Interlocked.Increment(ref OpenCount);
        Context = FanoutContext.CurrentOrNull;
        foreach (var pipeline in pipelines)
            pipeline.CheckIns.Begin(this);
        _scope = ContextScope.Begin(FanoutContext.Current with { MonitorRun = this });
    }

    /// <summary>Whether any run is open: only then errors need look for theirs.</summary>
    internal static bool AnyOpen => Volatile.Read(ref OpenCount) > 0;

    /// <summary>Identifies the run, in every backend.</summary>
    public Guid Id { get; } = Guid.NewGuid();

    internal string Monitor { get; }

    internal string? TraceId { get; }

    internal string? SpanId { get; }

    /// <summary>The ambient context of the code that began it.</summary>
    internal FanoutContext? Context { get; }

    /// <summary>The run around this one, whose errors are its own too.</summary>
    internal MonitorRun? Around => Context?.MonitorRun;

    internal bool HasFailed => _hasFailed;

    internal TimeSpan Elapsed => _time.GetElapsedTime(_began);

    /// <summary>Makes the run one that failed, whatever comes after.</summary>
    public void Fail() => _hasFailed = true;

    /// <summary>Ends the run; a second time does nothing.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _isEnded, 1) != 0)
            return;
        _scope?.Dispose();
        if (_pipelines.Count == 0)
            return;
        Interlocked.Decrement(ref OpenCount);
        foreach (var pipeline in _pipelines)
            pipeline.CheckIns.End(this);
    }
}
