// SPDX-License-Identifier: Apache-2.0
using System.Buffers;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Sinks.Fanout;

namespace Sinks.Sentry.Tests;

/// <summary>Spans, and transactions as the encoder writes them.</summary>
static class SomeSpans
{
    public const string TraceId = "0af7651916cd43dd8448eb211c80319c";

    public static FanoutSpan Span(
        string name = "convert",
        ActivityKind kind = ActivityKind.Internal,
        params (string Name, FanoutValue Value)[] attributes) => new()
        {
            Id = Some.Id(1),
            Timestamp = Some.Time,
            TraceId = TraceId,
            SpanId = "b7ad6b7169203331",
            Name = name,
            Operation = name,
            SpanKind = kind,
            Duration = TimeSpan.FromMilliseconds(12.5),
            Attributes = Attributes(attributes),
            IsLocalRoot = true,
        };

    /// <summary>A request with a call and a query in it.</summary>
    public static FanoutSpan Complete() => Span("POST /orders/{id}", ActivityKind.Server, [
        ("http.request.method", FanoutValue.From("POST")),
        ("http.route", FanoutValue.From("/orders/{id}")),
        ("http.response.status_code", FanoutValue.From(503)),
        ("client.address", FanoutValue.From("203.0.113.7")),
        ("Attempts", FanoutValue.From([FanoutValue.From(1), FanoutValue.From(2)])),
        ("Price", FanoutValue.From(9.90m)),
    ]) with
    {
        ParentSpanId = "00f067aa0ba902b7",
        HasRemoteParent = true,
        Operation = "Microsoft.AspNetCore.Hosting.HttpRequestIn",
        Source = "Microsoft.AspNetCore",
        Status = ActivityStatusCode.Error,
        Events =
        [
            new FanoutSpanEvent(Some.Time, "cache miss", FanoutProperties.Empty),
            new FanoutSpanEvent(Some.Time, "exception", Attributes([
                ("exception.type", FanoutValue.From("System.TimeoutException")),
                ("exception.message", FanoutValue.From("No answer")),
                ("exception.stacktrace", FanoutValue.From("at Shop")),
            ])),
        ],
        Links =
        [
            new FanoutSpanLink(
                "1af7651916cd43dd8448eb211c80319c", "c7ad6b7169203331", 1, null, FanoutProperties.Empty),
        ],
        Context = SomeEvents.Complete().Context,
        DroppedSpans = 3,
        Spans =
        [
            Below(2, "SELECT", ActivityKind.Client, [
                ("db.system.name", FanoutValue.From("postgresql")),
                ("db.query.text", FanoutValue.From("SELECT * FROM orders WHERE id = ?")),
            ]),
            Below(1, "GET", ActivityKind.Client, [
                ("http.request.method", FanoutValue.From("GET")),
                ("url.full", FanoutValue.From("https://space.example.org/free?disk=sda1")),
                ("http.response.status_code", FanoutValue.From(200)),
            ]),
        ],
    };

    /// <summary>A span below the first that began so many milliseconds after it.</summary>
    public static FanoutSpan Below(
        int number, string name, ActivityKind kind, params (string Name, FanoutValue Value)[] attributes) =>
        Span(name, kind, attributes) with
        {
            Id = Some.Id(number + 1),
            Timestamp = Some.Time.AddMilliseconds(number),
            SpanId = (0xc000_0000_0000_0000UL + (ulong)number).ToString("x16", CultureInfo.InvariantCulture),
            ParentSpanId = "b7ad6b7169203331",
            Duration = TimeSpan.FromTicks(12_345),
            IsLocalRoot = false,
        };

    /// <summary>A transaction that is over the protocol's limit in every part of its own.</summary>
    public static FanoutSpan Large(string unit)
    {
        var text = string.Concat(Enumerable.Repeat(unit, 5_000 / unit.Length));
        var attributes = Enumerable.Range(0, 128).Select(i => ($"{text}{i}", FanoutValue.From(text))).ToArray();
        var link = new FanoutSpanLink(TraceId, "c7ad6b7169203331", 0, null, FanoutProperties.Empty);
        var context = new FanoutContext
        {
            WorkflowId = text,
            WorkflowRunId = text,
            Step = text,
            UserId = text,
            TenantId = text,
        };
        return Span(text, ActivityKind.Server, attributes) with
        {
            Context = context,
            Links = [.. Enumerable.Repeat(link, 128)],
            Spans = [.. Enumerable.Range(1, 1_000).Reverse().Select(i => Below(i, text, ActivityKind.Client) with
            {
                Attributes = Attributes(attributes),
                Source = text,
                Links = [.. Enumerable.Repeat(link, 128)],
            })],
        };
    }

    public static SentryTransactionEncoder Encoder(SentrySource? source = null, SentryContent? content = null) =>
        new(source ?? Encoded.Source, content ?? new SentryContent(), 0.25);

    public static ReadOnlyMemory<byte> Body(
        FanoutSpan root, int trimLevel = 0, SentrySource? source = null, SentryContent? content = null)
    {
        var output = new ArrayBufferWriter<byte>();
        Encoder(source, content).Encode(root, output, trimLevel);
        return output.WrittenMemory;
    }

    public static ReadOnlyMemory<byte> Payload(
        FanoutSpan root, int trimLevel = 0, SentrySource? source = null, SentryContent? content = null) =>
        Envelopes.Items(SentryBody.Of(Body(root, trimLevel, source, content)).Items).ShouldHaveSingleItem().Payload;

    public static JsonElement Json(
        FanoutSpan root, int trimLevel = 0, SentrySource? source = null, SentryContent? content = null) =>
        JsonDocument.Parse(Payload(root, trimLevel, source, content)).RootElement;

    public static EncodedItem Item(FanoutSpan root) =>
        new(root.Id, root.Kind, root.Timestamp, Serilog.Events.LogEventLevel.Information, Body(root));

    static FanoutProperties Attributes((string Name, FanoutValue Value)[] attributes) =>
        new(attributes.Select(static attribute => new FanoutProperty(attribute.Name, attribute.Value)));
}
