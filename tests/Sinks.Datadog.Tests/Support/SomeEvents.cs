// SPDX-License-Identifier: Apache-2.0
using Serilog.Events;
using Sinks.Fanout;

namespace Sinks.Datadog.Tests;

/// <summary>Events that are the same at every run, for bytes that are compared.</summary>
static class SomeEvents
{
    public static FanoutEvent Minimal { get; } =
        Some.Event("Order placed", LogEventLevel.Information) with { Id = Some.Id(1) };

    public static FanoutEvent Full { get; } = new()
    {
        Id = Some.Id(2),
        Timestamp = new DateTimeOffset(2026, 1, 2, 5, 4, 5, 678, TimeSpan.FromHours(2)),
        Level = LogEventLevel.Error,
        Template = "Cannot convert {File}",
        TemplateNames = ["File"],
        Message = "Cannot convert \"report\".md <b>",
        Properties = new FanoutProperties(
        [
            new("Attempts", FanoutValue.From(3L)),
            new("Elapsed", FanoutValue.From(TimeSpan.FromMilliseconds(1500))),
            new("File", FanoutValue.From("\"report\".md <b>")),
            new("Fingerprint", FanoutValue.From([FanoutValue.From("conversion"), FanoutValue.From(7L)])),
            new("Nothing", default),
            new("Pages", FanoutValue.From([FanoutValue.From(1L), FanoutValue.From(2L)])),
            new("Status", FanoutValue.From("open")),
        ]),
        Exception = Some.Exception(inner: Some.Exception("System.TimeoutException", "Too slow.")),
        EventName = "conversion_failed",
        SourceContext = "Shop.Converter",
        TraceId = "0af7651916cd43dd8448eb211c80319c",
        SpanId = "b7ad6b7169203331",
        IsUnhandled = true,
        Context = new FanoutContext
        {
            WorkflowId = "document-conversion",
            WorkflowRunId = "run-7",
            Step = "parse",
            UserId = "u-1",
            TenantId = "t-9",
        },
        Request = new RequestInfo
        {
            Method = "POST",
            Url = "https://shop.example.org/convert",
            QueryString = "page=2",
            Route = "/convert",
            StatusCode = 500,
            Id = "0HN1",
            ClientAddress = "203.0.113.9",
        },
        Breadcrumbs =
        [
            new Breadcrumb { Timestamp = Some.Time, Level = LogEventLevel.Information, Message = "Started" },
        ],
    };

    public static FanoutEvent WithStackAlone { get; } = Some.Event("Cannot start") with
    {
        Id = Some.Id(3),
        Stack = Some.Exception().Frames,
    };
}
