// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>Begins runs of jobs.</summary>
/// <param name="running">The pipelines that run.</param>
/// <param name="services">The clock and the voice.</param>
sealed class MonitorRuns(Func<IReadOnlyList<Pipeline>> running, PipelineServices services)
{
    public MonitorRun Begin(string? monitor)
    {
        var pipelines = running().Where(static pipeline => pipeline.CheckIns.AreWanted).ToList();
        if (pipelines.Count > 0 && string.IsNullOrWhiteSpace(monitor))
        {
            services.Say("FanoutMonitor: a run of a job without a name is not reported.");
            pipelines = [];
        }

        return new MonitorRun(monitor ?? "", pipelines, services.Time);
    }
}
