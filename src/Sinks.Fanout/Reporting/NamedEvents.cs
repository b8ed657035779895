// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics;
using Serilog.Debugging;
using Serilog.Events;
using Serilog.Parsing;

namespace Sinks.Fanout;

/// <summary>Makes log events of reports and gives them to the pipelines that run.</summary>
sealed class NamedEvents(PipelineRegistry registry, TimeProvider time)
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
                SelfLog.WriteLine("FanoutEvents: an event without a name is not reported.");
                return;
            }

            // Report("failed", exception): the compiler takes the exception for the payload.
            if (payload is Exception mistaken)
                (payload, exception) = (null, exception ?? mistaken);
            var logEvent = Make(name, payload, exception, level);
            foreach (var pipeline in pipelines)
                pipeline.Emit(logEvent);
        }
        catch (Exception failure)
        {
            SelfLog.WriteLine("FanoutEvents: an event is not reported ({0}).", failure.GetType().Name);
        }
    }

    public async Task<bool> FlushAsync(TimeSpan timeout, CancellationToken cancellationToken)
    {
        var limit = timeout == Timeout.InfiniteTimeSpan || timeout > LongestWait ? Timeout.InfiniteTimeSpan
            : timeout < TimeSpan.Zero ? TimeSpan.Zero
            : timeout;
        var flushes = registry.Running.Select(pipeline => pipeline.FlushAsync(limit, time, cancellationToken));
        return Array.TrueForAll(await Task.WhenAll(flushes).ConfigureAwait(false), static isSettled => isSettled);
    }

    LogEvent Make(string name, object? payload, Exception? exception, LogEventLevel level)
    {
        var properties = PayloadReader.Read(payload);
        properties[EventBuilder.EventNameProperty] = new ScalarValue(name);
        var activity = Activity.Current;
        return new LogEvent(
            time.GetLocalNow(),
            level,
            exception,
            // The name is the whole message; braces in it are no holes.
            new MessageTemplate(name, [new TextToken(name)]),
            properties.Select(static property => new LogEventProperty(property.Key, property.Value)),
            activity?.TraceId ?? default,
            activity?.SpanId ?? default);
    }
}
