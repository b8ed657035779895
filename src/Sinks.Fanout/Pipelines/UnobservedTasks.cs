// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>
/// Reports exceptions of tasks that nobody awaited. They are heard of on the finalizer thread, which must not wait:
/// nothing is flushed.
/// </summary>
sealed class UnobservedTasks(PipelineRegistry registry, PipelineServices services)
{
    public void Report(AggregateException exception)
    {
        try
        {
            var pipelines = registry.Running;
            if (pipelines.Count == 0)
                return;
            // The aggregate says no more than that a task was not observed.
            var reported = exception.InnerExceptions is [var only] ? only : exception;
            var logEvent = UnhandledLogEvent.Unobserved(services.Time.GetLocalNow(), reported);
            foreach (var pipeline in pipelines)
                pipeline.Emit(logEvent);
        }
        catch (Exception failure)
        {
            services.Say($"an unobserved task exception is not reported ({failure.GetType().Name}).");
        }
    }
}
