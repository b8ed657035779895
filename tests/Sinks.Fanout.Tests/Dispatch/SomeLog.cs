// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics;
using Serilog.Events;
using Serilog.Parsing;

namespace Sinks.Fanout.Tests.Dispatch;

/// <summary>Log events as Serilog makes them.</summary>
static class SomeLog
{
    public static MessageTemplate Template(string text) => new MessageTemplateParser().Parse(text);

    public static LogEvent Event(string template, params (string Name, object? Value)[] properties) =>
        Event(LogEventLevel.Error, template, properties);

    public static LogEvent Event(
        LogEventLevel level,
        string template,
        params (string Name, object? Value)[] properties) =>
        new(Some.Time, level, null, Template(template), properties.Select(Property));

    public static LogEvent At(DateTimeOffset time, string? trace = null) => new(
        time,
        LogEventLevel.Information,
        null,
        Template("event"),
        [],
        trace is null ? default : ActivityTraceId.CreateFromString(trace),
        default);

    static LogEventProperty Property((string Name, object? Value) property) =>
        new(property.Name, property.Value as LogEventPropertyValue ?? new ScalarValue(property.Value));
}
