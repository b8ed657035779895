// SPDX-License-Identifier: Apache-2.0
using Serilog.Events;
using Sinks.Fanout;

namespace Sinks.Webhook.Tests;

/// <summary>Events that are the same at every run, for bytes that are compared.</summary>
static class SomeEvents
{
    public static FanoutEvent Minimal { get; } =
        Some.Event("Disk is nearly full", LogEventLevel.Warning) with { Id = Some.Id(1) };

    public static FanoutEvent Full { get; } = new()
    {
        Id = Some.Id(2),
        Timestamp = new DateTimeOffset(2026, 1, 2, 5, 4, 5, 678, TimeSpan.FromHours(2)),
        Level = LogEventLevel.Error,
        Template = "Cannot convert {File}",
        TemplateNames = ["File"],
        Message = "Cannot convert \"report\".md <b>",
        Properties = Properties(),
        Exception = Exception(),
        EventName = "conversion_failed",
        SourceContext = "Shop.Converter",
        Request = new RequestInfo
        {
            Method = "POST",
            Url = "https://shop.example/acme/orders",
            QueryString = "page=2",
            Route = "/{tenant}/orders",
            StatusCode = 500,
            Id = "0HN7",
        },
        TraceId = "0af7651916cd43dd8448eb211c80319c",
        SpanId = "b7ad6b7169203331",
        Context = new FanoutContext
        {
            WorkflowId = "document-conversion",
            WorkflowRunId = "run-7",
            Step = "parse",
            UserId = "u-1",
            TenantId = "t-9",
        },
        Breadcrumbs = Breadcrumbs(),
    };

    public static ExceptionInfo Chain(int length)
    {
        var exception = Some.Exception(message: "innermost");
        for (var i = 1; i < length; i++)
            exception = Some.Exception(message: "outer", inner: exception);
        return exception;
    }

    public static IReadOnlyList<FrameInfo> Frames(int count) =>
        [.. Enumerable.Range(0, count).Select(static i => new FrameInfo { Function = $"F{i}" })];

    static FanoutProperties Properties() => new(
    [
        new("Attempts", FanoutValue.From(3L)),
        new("Elapsed", FanoutValue.From(TimeSpan.FromMilliseconds(1500))),
        new("File", FanoutValue.From("\"report\".md <b>")),
        new("Nothing", default),
        new("Pages", FanoutValue.From([FanoutValue.From(1L), FanoutValue.From(2L)])),
        new("Ratio", FanoutValue.From(0.25)),
    ]);

    static ExceptionInfo Exception() => Some.Exception(
        inner: Some.Exception("System.TimeoutException", "Too slow.")) with
    {
        Data = new FanoutProperties([new("Volume", FanoutValue.From("/data"))]),
        IsTruncated = true,
    };

    static IReadOnlyList<Breadcrumb> Breadcrumbs() =>
    [
        new Breadcrumb { Timestamp = Some.Time, Level = LogEventLevel.Information, Message = "Started" },
        new Breadcrumb
        {
            Timestamp = Some.Time.AddSeconds(1),
            Level = LogEventLevel.Warning,
            Message = "Slow disk",
            EventName = "disk_slow",
            Category = "Shop.Disk",
            Properties = new FanoutProperties([new("Ms", FanoutValue.From(900L))]),
            ExceptionType = "System.IO.IOException",
        },
    ];
}
