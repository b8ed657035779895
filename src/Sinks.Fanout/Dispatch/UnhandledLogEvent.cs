// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics;
using Serilog.Core;
using Serilog.Events;
using Serilog.Parsing;

namespace Sinks.Fanout;

/// <summary>An exception that nobody handled: our own event, unless the host has just logged the exception.</summary>
sealed class UnhandledLogEvent : LogEvent
{
    static readonly MessageTemplate UnhandledText = new MessageTemplateParser().Parse("Unhandled exception");
    static readonly MessageTemplate RequestText =
        new MessageTemplateParser().Parse("Unhandled exception in {Endpoint}");
    static readonly MessageTemplate UnobservedText = new MessageTemplateParser().Parse("Unobserved task exception");

    UnhandledLogEvent(
        DateTimeOffset timestamp,
        LogEventLevel level,
        Exception? exception,
        MessageTemplate text,
        string mechanism,
        params IEnumerable<LogEventProperty> properties)
        : base(
            timestamp,
            level,
            exception,
            text,
            properties,
            Activity.Current?.TraceId ?? default,
            Activity.Current?.SpanId ?? default) => Mechanism = mechanism;

    /// <summary>Who told of it, in the words of the Sentry protocol.</summary>
    public string Mechanism { get; }

    /// <summary>The process ends by it.</summary>
    public static UnhandledLogEvent Ending(DateTimeOffset timestamp, Exception? exception) =>
        new(timestamp, LogEventLevel.Fatal, exception, UnhandledText, "AppDomain.UnhandledException");

    /// <summary>Nobody awaited its task; the process goes on.</summary>
    public static UnhandledLogEvent Unobserved(DateTimeOffset timestamp, Exception exception) =>
        new(timestamp, LogEventLevel.Error, exception, UnobservedText, "UnobservedTaskException");

    /// <summary>A request ended by it; the process goes on.</summary>
    /// <param name="timestamp">When the request ended.</param>
    /// <param name="exception">The exception.</param>
    /// <param name="endpoint">The method and the template of the route.</param>
    public static UnhandledLogEvent InRequest(DateTimeOffset timestamp, Exception exception, string endpoint) =>
        new(
            timestamp,
            LogEventLevel.Error,
            exception,
            RequestText,
            "AspNetCore.UnhandledException",
            new LogEventProperty("Endpoint", new ScalarValue(endpoint)),
            new LogEventProperty(Constants.SourceContextPropertyName, new ScalarValue("Sinks.AspNetCore")));
}
