// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>
/// Tells every fan-out that runs in the process when a job begins and how it ends; without one nothing happens. Nothing
/// here throws but what the job itself throws.
/// </summary>
public static class FanoutMonitor
{
    static readonly MonitorRuns Runs = new(static () => PipelineRegistry.Process.Running, PipelineServices.Default);

    /// <summary>
    /// Begins a run of a job: <c>using (FanoutMonitor.CheckIn("nightly")) { ... }</c>. It ends well when the result is
    /// disposed, unless <see cref="MonitorRun.Fail"/> was called or an error was logged in it. An exception that leaves
    /// the block without being logged in it is not seen: <see cref="RunAsync(string, Func{Task})"/> sees it.
    /// </summary>
    /// <param name="monitor">The name of the job. Backends know it in lower case, with <c>-</c> for what is no letter
    /// of a to z, no digit, <c>-</c> or <c>_</c>, and by its first 50 characters. An empty name is not
    /// reported.</param>
    public static MonitorRun CheckIn(string monitor) => Runs.Begin(monitor);

    /// <summary>Runs a job and tells how it ended: badly when it throws.</summary>
    /// <param name="monitor">The name of the job.</param>
    /// <param name="work">The job.</param>
    public static void Run(string monitor, Action work)
    {
        ArgumentNullException.ThrowIfNull(work);
        using var run = CheckIn(monitor);
        try
        {
            work();
        }
        catch (Exception)
        {
            run.Fail();
            throw;
        }
    }

    /// <summary>Runs a job and tells how it ended: badly when it throws or is cancelled.</summary>
    /// <param name="monitor">The name of the job.</param>
    /// <param name="work">The job.</param>
    public static async Task RunAsync(string monitor, Func<Task> work)
    {
        ArgumentNullException.ThrowIfNull(work);
        using var run = CheckIn(monitor);
        try
        {
            await work().ConfigureAwait(false);
        }
        catch (Exception)
        {
            run.Fail();
            throw;
        }
    }
}
