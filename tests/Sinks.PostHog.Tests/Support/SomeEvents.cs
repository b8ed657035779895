// SPDX-License-Identifier: Apache-2.0
using Serilog.Events;
using Sinks.Fanout;

namespace Sinks.PostHog.Tests;

/// <summary>Events that are the same at every run, for bytes that are compared.</summary>
static class SomeEvents
{
    public static FanoutContext Context { get; } = new()
    {
        WorkflowId = "document-conversion",
        WorkflowRunId = "run-7",
        Step = "parse",
        UserId = "u-1",
        TenantId = "t-9",
    };

    /// <summary>A named event as a product has it.</summary>
    public static FanoutEvent Named { get; } = new()
    {
        Id = Some.Id(1),
        Timestamp = new DateTimeOffset(2026, 1, 2, 5, 4, 5, 678, TimeSpan.FromHours(2)),
        Level = LogEventLevel.Information,
        Template = "Converted {Pages} pages",
        TemplateNames = ["Pages"],
        Message = "Converted 12 pages",
        EventName = "conversion_done",
        SourceContext = "Shop.Converter",
        Context = Context,
        Properties = new FanoutProperties(
        [
            new("Elapsed", FanoutValue.From(TimeSpan.FromMilliseconds(1500))),
            new("Formats", FanoutValue.From([FanoutValue.From("pdf"), FanoutValue.From("md")])),
            new("Pages", FanoutValue.From(12L)),
            new("Price", FanoutValue.From(0.10m)),
            new("Trial", FanoutValue.From(true)),
        ]),
    };

    /// <summary>An error with all that an error can have.</summary>
    public static FanoutEvent Error { get; } = new()
    {
        Id = Some.Id(2),
        Timestamp = Some.Time,
        Level = LogEventLevel.Error,
        Template = "Cannot convert {File}",
        TemplateNames = ["File"],
        Message = "Cannot convert report.md",
        SourceContext = "Shop.Converter",
        TraceId = "0af7651916cd43dd8448eb211c80319c",
        SpanId = "b7ad6b7169203331",
        Context = Context,
        Exception = Some.Exception(inner: Some.Exception("System.TimeoutException", "Too slow.")),
        Request = new RequestInfo { Method = "POST", Url = "https://shop.example.org/convert", StatusCode = 500 },
        Properties = new FanoutProperties(
        [
            new("File", FanoutValue.From("report.md")),
            new("Fingerprint", FanoutValue.From("disk-full")),
            new("$session_id", FanoutValue.From("0190a6c4-0000-7000-8000-000000000001")),
        ]),
    };

    /// <summary>A step of a product's funnel that is an error, too.</summary>
    public static FanoutEvent NamedError { get; } = Error with { Id = Some.Id(3), EventName = "conversion_failed" };

    public static FanoutEvent With(this FanoutEvent item, string name, FanoutValue value) =>
        item with { Properties = item.Properties.With(name, value) };

    public static ExceptionInfo Chain(int length)
    {
        var exception = Some.Exception(message: "innermost");
        for (var i = 1; i < length; i++)
            exception = Some.Exception(message: "outer", inner: exception);
        return exception;
    }
}
