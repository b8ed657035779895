// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics;
using Serilog.Events;
using Serilog.Parsing;

namespace Sinks.Fanout;

/// <summary>Makes log events of reports and gives them to the pipelines that run.</summary>
sealed class NamedEvents(PipelineRegistry registry, PipelineServices services)
{
    static readonly TimeSpan LongestWait = TimeSpan.FromMilliseconds(int.MaxValue);

    public void Report(string? name, object? payload, Exception? exception, LogEventLevel level)
    {
        var pipelines = registry.Running;
        if (pipelines.Count == 0)
            return;
        try
        {
            if (string.IsNullOrWhiteSpace(name))
            {
                services.Say("FanoutEvents: an event without a name is not reported.");
                return;
            }

            // Report("failed", exception): the compiler takes the exception for the payload.
            if (payload is Exception mistaken)
                (payload, exception) = (null, exception ?? mistaken);
            // Report("failed", LogEventLevel.Error): likewise. It says more than the default.
            if (payload is LogEventLevel mistakenLevel)
                (payload, level) = (null, mistakenLevel);
            var logEvent = Make(name, payload, exception, level);
            foreach (var pipeline in pipelines)
                pipeline.Emit(logEvent);
        }
        catch (Exception failure)
        {
            services.Say($"FanoutEvents: an event is not reported ({failure.GetType().Name}).");
        }
    }

    public async Task<bool> FlushAsync(TimeSpan timeout, CancellationToken cancellationToken)
    {
        var limit = timeout == Timeout.InfiniteTimeSpan || timeout > LongestWait ? Timeout.InfiniteTimeSpan
            : timeout < TimeSpan.Zero ? TimeSpan.Zero
            : timeout;
        var flushes = registry.Attached.Select(pipeline =>
            pipeline.FlushAsync(limit, services.Time, cancellationToken));
        return Array.TrueForAll(await Task.WhenAll(flushes).ConfigureAwait(false), static isSettled => isSettled);
    }

    LogEvent Make(string name, object? payload, Exception? exception, LogEventLevel level)
    {
        var properties = PayloadReader.Read(payload);
        properties[EventNames.Property] = new ScalarValue(name);
        var activity = Activity.Current;
        return new LogEvent(
            services.Time.GetLocalNow(),
            level,
            exception,
            // The name is the whole message; braces in it are no holes.
            new MessageTemplate(name, [new TextToken(name)]),
            properties.Select(static property => new LogEventProperty(property.Key, property.Value)),
            activity?.TraceId ?? default,
            activity?.SpanId ?? default);
    }
}
