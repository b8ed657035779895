// SPDX-License-Identifier: Apache-2.0
using Serilog;
using Sinks.Fanout;

namespace Quickstart.Workflow;

/// <summary>
/// Takes one document through its steps, says what becomes of it, and never lets one document stop another.
/// </summary>
sealed class ConversionWorkflow(params IReadOnlyList<IWorkflowStep> steps)
{
    public const string Id = "document-conversion";

    readonly ILogger _log = Log.ForContext<ConversionWorkflow>();

    public async Task RunAsync(ConversionJob job, CancellationToken cancellationToken)
    {
        Named("conversion_started").Information("Converting {Document} to {Target}", job.Document, job.Target);
        var conversion = new Conversion(job);
        foreach (var step in steps)
        {
            using var context = FanoutContext.Push(step: step.Name);
            try
            {
                await RunStepAsync(step, conversion, cancellationToken);
            }
            catch (ConversionException failure)
            {
                Named("conversion_failed").Error(
                    failure,
                    "Could not {Step} {Document}: {Reason}",
                    step.Name,
                    job.Document,
                    failure.InnerException?.Message);
                return;
            }
        }

        Named("conversion_completed").Information(
            "Converted {Document} to {Result}, {Length} characters",
            job.Document,
            conversion.ResultName,
            conversion.Result.Length);
    }

    static async Task RunStepAsync(IWorkflowStep step, Conversion conversion, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            await step.RunAsync(conversion, cancellationToken);
        }
        catch (Exception reason)
            when (reason is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            throw new ConversionException(conversion.Job.Document, reason);
        }
    }

    ILogger Named(string eventName) => _log.ForContext("EventName", eventName);
}
