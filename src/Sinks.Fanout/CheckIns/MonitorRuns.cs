// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>Begins runs of jobs in the pipelines that run.</summary>
sealed class MonitorRuns(PipelineRegistry registry, PipelineServices services)
{
    public MonitorRun Begin(string? monitor)
    {
        var pipelines = registry.Running.Where(static pipeline => pipeline.CheckIns.AreWanted).ToList();
        if (pipelines.Count > 0 && string.IsNullOrWhiteSpace(monitor))
        {
            services.Say("FanoutMonitor: a run of a job without a name is not reported.");
            pipelines = [];
        }

        return new MonitorRun(monitor ?? "", pipelines, services.Time);
    }
}
