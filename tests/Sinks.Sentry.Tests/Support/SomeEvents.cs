// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using System.Text.Json;
using Serilog.Events;
using Sinks.Fanout;

namespace Sinks.Sentry.Tests;

/// <summary>Events that show much at once.</summary>
static class SomeEvents
{
    public static SentrySource CompleteSource { get; } = Encoded.Source with
    {
        Distribution = "42",
        ServerName = "web-1",
        Tags = [KeyValuePair.Create("team", "orders"), KeyValuePair.Create("step", "overridden")],
    };

    public static FanoutEvent Complete() => new()
    {
        Id = Some.Id(1),
        Timestamp = Some.Time,
        Level = LogEventLevel.Fatal,
        Template = "Cannot convert {File} after {Elapsed} ms",
        TemplateNames = ["File", "Elapsed"],
        Message = "Cannot convert report.md after 12.5 ms",
        SourceContext = "Shop.Converter",
        EventName = "conversion_failed",
        TraceId = "0af7651916cd43dd8448eb211c80319c",
        SpanId = "b7ad6b7169203331",
        Exception = Some.Exception("Shop.ConversionException", "No space for report.md.", Some.Exception() with
        {
            Data = Properties(("Drive", FanoutValue.From("/dev/sda1")), ("Free", FanoutValue.From(0))),
        }),
        Context = new FanoutContext
        {
            WorkflowId = "conversion",
            WorkflowRunId = "run-7",
            Step = "write",
            UserId = "u-1",
            TenantId = "t-1",
        },
        Properties = Properties(
            ("Attempts", FanoutValue.From([FanoutValue.From(1), FanoutValue.From(2.5), default])),
            ("Elapsed", FanoutValue.From(12.5)),
            ("File", FanoutValue.From("report.md")),
            ("Fingerprint", FanoutValue.From([FanoutValue.From("{{ default }}"), FanoutValue.From("conversion")])),
            ("Order", FanoutValue.From(Properties(("Id", FanoutValue.From(7)), ("Total", FanoutValue.From(9.90m))))),
            ("Since", FanoutValue.From(Some.Time)),
            ("SourceContext", FanoutValue.From("Shop.Converter")),
            ("Urgent", FanoutValue.From(true)),
            ("Wait", FanoutValue.From(TimeSpan.FromSeconds(90)))),
        Breadcrumbs =
        [
            new Breadcrumb
            {
                Timestamp = Some.Time.AddSeconds(-2),
                Level = LogEventLevel.Information,
                Message = "Opened report.md",
                Category = "Shop.Reader",
                EventName = "file_opened",
                Properties = Properties(("Bytes", FanoutValue.From(1_024))),
            },
            new Breadcrumb
            {
                Timestamp = Some.Time.AddSeconds(-1),
                Level = LogEventLevel.Error,
                Message = "Retrying",
                ExceptionType = "System.TimeoutException",
            },
        ],
    };

    public static FanoutEvent Aggregate()
    {
        var first = Some.Exception("Shop.First", "first", Some.Exception("Shop.Cause", "cause"));
        var second = Some.Exception("Shop.Second", "second") with { Frames = [] };
        var both = Some.Exception("System.AggregateException", "One or more errors occurred.", first, second);
        return Some.Event(exception: both with { IsTruncated = true }) with { Id = Some.Id(2) };
    }

    /// <summary>An event that is over the protocol's limit in every part of its own.</summary>
    public static FanoutEvent Large(string unit = "x") => Some.Event() with
    {
        Template = Repeat(unit, 200_000),
        Message = Repeat(unit, 200_000),
        TemplateNames = [.. Enumerable.Range(0, 200).Select(i => Name(unit, i))],
        SourceContext = Repeat(unit, 5_000),
        EventName = Repeat(unit, 5_000),
        Context = new FanoutContext
        {
            WorkflowId = Repeat(unit, 5_000),
            WorkflowRunId = Repeat(unit, 5_000),
            Step = Repeat(unit, 5_000),
            UserId = Repeat(unit, 5_000),
            TenantId = Repeat(unit, 5_000),
        },
        Properties = new FanoutProperties(Enumerable.Range(0, 200).Select(i => new FanoutProperty(
            Name(unit, i),
            i % 2 == 0 ? FanoutValue.From(Repeat(unit, 50_000)) : Deep(unit)))),
        Breadcrumbs = [.. Enumerable.Range(0, 300).Select(i => new Breadcrumb
        {
            Timestamp = Some.Time.AddSeconds(i),
            Level = LogEventLevel.Information,
            Message = i.ToString(CultureInfo.InvariantCulture) + ":" + Repeat(unit, 10_000),
            Properties = Properties((Name(unit, 0), FanoutValue.From(Repeat(unit, 10_000)))),
        })],
        Exception = Chain(unit, 60),
    };

    public static JsonElement Frames(FanoutEvent item, int trimLevel = 0) => Encoded.Json(item, trimLevel)
        .GetProperty("exception").GetProperty("values")[0].GetProperty("stacktrace").GetProperty("frames");

    public static FanoutProperties Properties(params (string Name, FanoutValue Value)[] items) =>
        new(items.Select(item => new FanoutProperty(item.Name, item.Value)));

    public static string Repeat(string unit, int length) =>
        string.Concat(Enumerable.Repeat(unit, (length / unit.Length) + 1))[..length];

    static string Name(string unit, int number) =>
        number.ToString(CultureInfo.InvariantCulture) + ":" + Repeat(unit, 300);

    static FanoutValue Deep(string unit)
    {
        var value = FanoutValue.From(unit);
        for (var depth = 0; depth < 200; depth++)
            value = FanoutValue.From(Properties((Name(unit, depth), value), ("Next", FanoutValue.From([value]))));
        return value;
    }

    static ExceptionInfo Chain(string unit, int length)
    {
        var exception = Link(unit, []);
        for (var i = 1; i < length; i++)
            exception = Link(unit, [exception]);
        return exception;
    }

    static ExceptionInfo Link(string unit, ExceptionInfo[] inner) =>
        Some.Exception(Repeat(unit, 5_000), Repeat(unit, 50_000), inner) with
        {
            Assembly = Repeat(unit, 5_000),
            Data = Properties((Name(unit, 0), FanoutValue.From(Repeat(unit, 50_000)))),
            Frames = [.. Enumerable.Range(0, 120).Select(i => new FrameInfo
            {
                Function = Name(unit, i),
                TypeName = Repeat(unit, 5_000),
                Assembly = Repeat(unit, 5_000),
                File = Repeat(unit, 5_000),
                Line = int.MaxValue,
                Column = int.MaxValue,
            })],
        };
}
