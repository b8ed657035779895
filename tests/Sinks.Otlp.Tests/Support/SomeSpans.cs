// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics;
using System.Text;
using Sinks.Fanout;

namespace Sinks.Otlp.Tests;

/// <summary>Spans that are the same at every run, and their bytes.</summary>
static class SomeSpans
{
    static readonly OtlpSpanLimits Limits =
        new(OtlpLimits.Default, OtlpSpanLimits.DefaultCount, OtlpSpanLimits.DefaultCount);

    public static FanoutSpan Minimal { get; } = new()
    {
        Id = Some.Id(1),
        Timestamp = new DateTimeOffset(2026, 1, 2, 5, 4, 5, 678, TimeSpan.FromHours(2)),
        Duration = TimeSpan.FromMilliseconds(12.5),
        TraceId = "0af7651916cd43dd8448eb211c80319c",
        SpanId = "b7ad6b7169203331",
        Name = "work",
        Source = "Shop.Converter",
        TraceFlags = 1,
        IsLocalRoot = true,
    };

    public static FanoutSpan Full { get; } = Minimal with
    {
        Id = Some.Id(2),
        SpanId = "00f067aa0ba902b7",
        ParentSpanId = Minimal.SpanId,
        HasRemoteParent = true,
        TraceState = "vendor=1",
        Name = "GET /convert/{id}",
        SourceVersion = "1.2.0",
        SpanKind = ActivityKind.Client,
        Status = ActivityStatusCode.Error,
        StatusDescription = "The server answered \"no\".",
        Context = new FanoutContext
        {
            WorkflowId = "document-conversion",
            WorkflowRunId = "run-7",
            Step = "parse",
            UserId = "u-1",
            TenantId = "t-9",
        },
        Attributes = new FanoutProperties(
        [
            new("http.request.method", FanoutValue.From("GET")),
            new("http.response.status_code", FanoutValue.From(500L)),
            new("names", FanoutValue.From([FanoutValue.From("a"), FanoutValue.From("b")])),
            new("ratio", FanoutValue.From(0.25)),
            new("user.id", FanoutValue.From("mine")),
        ]),
        DroppedAttributes = 2,
        Events =
        [
            new FanoutSpanEvent(
                Some.Time,
                "exception",
                new FanoutProperties([new("exception.type", FanoutValue.From("System.TimeoutException"))])),
        ],
        DroppedEvents = 1,
        Links =
        [
            new FanoutSpanLink(
                "4bf92f3577b34da6a3ce929d0e0e4736",
                "00f067aa0ba902b8",
                1,
                "other=2",
                new FanoutProperties([new("reason", FanoutValue.From("retry"))])),
        ],
        DroppedLinks = 3,
    };

    public static EncodedItem Item(FanoutSpan span) => new(
        span.Id, span.Kind, span.Timestamp, Serilog.Events.LogEventLevel.Information, Protobuf(span));

    public static EncodedItem JsonItem(FanoutSpan span) => new(
        span.Id, span.Kind, span.Timestamp, Serilog.Events.LogEventLevel.Information, Json(span));

    public static byte[] Protobuf(FanoutSpan span, int trimLevel = 0, OtlpSpanLimits? limits = null) =>
        ExactSize.Encoded(new OtlpProtobufSpanEncoder(limits ?? Limits), span, trimLevel);

    public static byte[] Json(FanoutSpan span, int trimLevel = 0, OtlpSpanLimits? limits = null) =>
        ExactSize.Encoded(new OtlpJsonSpanEncoder(limits ?? Limits), span, trimLevel);

    /// <summary>The span alone, as text.</summary>
    public static string Text(FanoutSpan span, int trimLevel = 0, OtlpSpanLimits? limits = null) =>
        Encoding.UTF8.GetString(OtlpBody.Of(Json(span, trimLevel, limits)).Record);
}
