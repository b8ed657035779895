// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>
/// A scope that names a workflow which the configuration declares to be a job: its beginning and its end are those of a
/// run of the job.
/// </summary>
sealed class MonitoredWorkflow : IDisposable
{
    // Whoever pushes contexts and has no fan-out is to start none of ours.
    static volatile bool AnyDeclared;

    readonly IDisposable _scope;
    readonly List<MonitorRun> _runs;

    MonitoredWorkflow(IDisposable scope, List<MonitorRun> runs)
    {
        _scope = scope;
        _runs = runs;
    }

    /// <summary>A configuration declares workflows to be jobs: from now on scopes are looked at.</summary>
    public static void Declare() => AnyDeclared = true;

    /// <summary>The scope itself, unless it begins a run of a job.</summary>
    /// <param name="around">The context around the scope.</param>
    /// <param name="inside">The context in it.</param>
    /// <param name="scope">The scope.</param>
    public static IDisposable Begin(FanoutContext around, FanoutContext inside, IDisposable scope)
    {
        if (!AnyDeclared || inside.WorkflowId is not { } workflow || IsSameRun(around, inside))
            return scope;
        List<MonitorRun>? runs = null;
        foreach (var pipeline in PipelineRegistry.Process.Running)
        {
            if (pipeline.CheckIns is { AreWanted: true } checkIns && checkIns.JobOf(workflow) is { } job)
                (runs ??= []).Add(new MonitorRun(job, [pipeline], TimeProvider.System));
        }

        return runs is null ? scope : new MonitoredWorkflow(scope, runs);
    }

    public void Dispose()
    {
        for (var i = _runs.Count - 1; i >= 0; i--)
            _runs[i].Dispose();
        _scope.Dispose();
    }

    static bool IsSameRun(FanoutContext around, FanoutContext inside) =>
        string.Equals(around.WorkflowId, inside.WorkflowId, StringComparison.Ordinal)
        && string.Equals(around.WorkflowRunId, inside.WorkflowRunId, StringComparison.Ordinal);
}
