// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics;
using Serilog.Events;
using Serilog.Parsing;

namespace Sinks.Fanout;

/// <summary>An exception that nobody handled: our own event, unless the host has just logged the exception.</summary>
sealed class UnhandledLogEvent(DateTimeOffset timestamp, Exception? exception) : LogEvent(
    timestamp,
    LogEventLevel.Fatal,
    exception,
    Unhandled,
    [],
    Activity.Current?.TraceId ?? default,
    Activity.Current?.SpanId ?? default)
{
    static readonly MessageTemplate Unhandled = new MessageTemplateParser().Parse("Unhandled exception");
}
