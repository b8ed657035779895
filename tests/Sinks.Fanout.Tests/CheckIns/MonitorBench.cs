// SPDX-License-Identifier: Apache-2.0
using Sinks.Fanout.Tests.Pipelines;

namespace Sinks.Fanout.Tests.CheckIns;

/// <summary>A pipeline, and jobs that tell it alone.</summary>
sealed class MonitorBench : IAsyncDisposable
{
    readonly TimeProvider _time;

    public MonitorBench(params CollectingBackend[] backends)
        : this(TimeProvider.System, static _ => { }, backends)
    {
    }

    public MonitorBench(TimeProvider time, Action<FanoutOptions> configure, params CollectingBackend[] backends)
    {
        _time = time;
        Pipeline = new PipelineBench(
            configure, static _ => { }, static plan => plan, new PipelineServices { Time = time }, backends);
    }

    public PipelineBench Pipeline { get; }

    /// <summary>What <see cref="FanoutMonitor.CheckIn"/> does for the pipelines of the process.</summary>
    public MonitorRun Begin(string monitor) => new MonitorRuns(
        () => [Pipeline.Pipeline],
        new PipelineServices { Time = _time, Voice = static _ => { } }).Begin(monitor);

    public async ValueTask DisposeAsync()
    {
        await Pipeline.DisposeAsync();
        Pipeline.Status.ShouldBalance();
    }
}
