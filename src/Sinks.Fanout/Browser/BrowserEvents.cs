// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>The way in for what browsers report, to every pipeline of the process that runs.</summary>
static class BrowserEvents
{
    /// <summary>What browsers are allowed, by the section of the pipeline that runs; the defaults when none
    /// does.</summary>
    public static BrowserOptions Options =>
        PipelineRegistry.Process.Running is [var pipeline, ..] ? pipeline.Plan.Options.Browser : BrowserOptions.Default;

    /// <summary>Whether there is a backend anywhere that may want one.</summary>
    public static bool AreTaken => PipelineRegistry.Process.Running.Any(static pipeline => pipeline.HasLanes);

    /// <summary>
    /// Emits the event on the thread of the request which brings it. Nothing is thrown, and nothing waits.
    /// </summary>
    /// <returns>False when there was no room in the browser's share of an intake: it is counted there.</returns>
    public static bool Emit(BrowserLogEvent logEvent)
    {
        var isTaken = true;
        foreach (var pipeline in PipelineRegistry.Process.Running)
            isTaken &= pipeline.EmitFromBrowser(logEvent);
        return isTaken;
    }
}
