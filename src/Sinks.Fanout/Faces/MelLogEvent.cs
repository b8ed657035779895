// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics;
using Serilog.Events;

namespace Sinks.Fanout;

/// <summary>What was logged through Microsoft.Extensions.Logging, as the event Serilog would have made of it.</summary>
sealed class MelLogEvent(
    DateTimeOffset timestamp,
    LogEventLevel level,
    Exception? exception,
    MessageTemplate messageTemplate,
    Activity? activity) : LogEvent(
        timestamp, level, exception, messageTemplate, [], activity?.TraceId ?? default, activity?.SpanId ?? default)
{
    /// <summary>The provider it came in by.</summary>
    public required FanoutLoggerProvider Provider { get; init; }

    /// <summary>Whether a sink may bring the same event.</summary>
    public bool MayHaveTwin { get; init; }

    /// <summary>Adds a property; one of the same name before it is replaced. A name nobody can write is left out.</summary>
    public void Set(string? name, LogEventPropertyValue value)
    {
        if (LogEventProperty.IsValidName(name!))
            AddOrUpdateProperty(new LogEventProperty(name!, value));
    }
}
