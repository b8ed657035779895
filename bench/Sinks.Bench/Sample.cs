// SPDX-License-Identifier: Apache-2.0
using Serilog.Events;
using Serilog.Parsing;

namespace Sinks.Bench;

/// <summary>Log events as an application makes them.</summary>
static class Sample
{
    static readonly MessageTemplate Template =
        new MessageTemplateParser().Parse("Cannot convert {File} for {User} in step {Stage}");

    static readonly MessageTemplate ShortTemplate = new MessageTemplateParser().Parse("Converted {Pages} pages");

    static readonly MessageTemplate PlainTemplate =
        new MessageTemplateParser().Parse("The nightly conversion of documents has ended with warnings");

    /// <summary>Three texts as properties.</summary>
    public static LogEvent Event(LogEventLevel level, Exception? exception = null, object? stage = null) => new(
        TimeProvider.System.GetUtcNow(),
        level,
        exception,
        Template,
        [
            new LogEventProperty("File", new ScalarValue("report.md")),
            new LogEventProperty("User", new ScalarValue("u-1001")),
            new LogEventProperty("Stage", new ScalarValue(stage ?? "parse")),
        ]);

    /// <summary>A text alone.</summary>
    public static LogEvent PlainEvent(LogEventLevel level) =>
        new(TimeProvider.System.GetUtcNow(), level, null, PlainTemplate, []);

    /// <summary>One number as property.</summary>
    public static LogEvent ShortEvent(LogEventLevel level, int pages) => new(
        TimeProvider.System.GetUtcNow(),
        level,
        null,
        ShortTemplate,
        [new LogEventProperty("Pages", new ScalarValue(pages))]);
}
