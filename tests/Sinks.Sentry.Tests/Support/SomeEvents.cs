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
        MachineName = "web-1",
        Tags = [KeyValuePair.Create("team", "orders"), KeyValuePair.Create("step", "overridden")],
    };

    /// <summary>Options that make an event say all it can.</summary>
    public static SentryContent CompleteContent { get; } = new()
    {
        TagProperties = new SentryNames(["Plan", "Shop*"]),
        SendsPersonalData = true,
        EnvironmentUser = "service",
        Assemblies = new SentryAssemblies(
            informational: false, static () => [new NamedAssembly("Shop, Version=1.4.0.0")]),
    };

    public static ModuleInfo Module { get; } = new()
    {
        Name = "Shop",
        File = "/home/ann/shop/Shop.dll",
        CodeId = "D658649Cc000",
        DebugId = "3a9d5a2f-6a1c-4d0e-9a57-2f64e3ad7c11-9f2b4c1d",
        DebugFile = "C:\\Users\\ann\\shop\\Shop.pdb",
        DebugChecksum = "SHA256:" + new string('a', 64),
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
        Exception = WithSymbols(Some.Exception(
            "Shop.ConversionException",
            "No space for report.md.",
            Some.Exception() with
            {
                Data = Properties(("Drive", FanoutValue.From("/dev/sda1")), ("Free", FanoutValue.From(0))),
            })) with
        {
            HelpLink = "https://shop.example.org/help/space",
            Data = Properties(
                ("Sentry:Description", FanoutValue.From("Told by the application")),
                ("Sentry:Terminal", FanoutValue.From(false)),
                ("sentry:context:Disk", FanoutValue.From("sda1")),
                ("sentry:hint", FanoutValue.From("Clean up")),
                ("sentry:tag:disk", FanoutValue.From("sda1"))),
        },
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
            ("Plan", FanoutValue.From("gold")),
            ("Since", FanoutValue.From(Some.Time)),
            ("SourceContext", FanoutValue.From("Shop.Converter")),
            ("ThreadId", FanoutValue.From(12)),
            ("Urgent", FanoutValue.From(true)),
            ("UserEmail", FanoutValue.From("ann@example.org")),
            ("UserName", FanoutValue.From("ann")),
            ("Wait", FanoutValue.From(TimeSpan.FromSeconds(90)))),
        Request = new RequestInfo
        {
            Method = "POST",
            Url = "https://shop.example.org/convert",
            QueryString = "format=pdf&sso=abc",
            Route = "/{operation}",
            ClientAddress = "203.0.113.7",
            Headers = Properties(
                ("Accept", FanoutValue.From("text/html")), ("X-Api-Key", FanoutValue.From("f3a9"))),
        },
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
                Timestamp = Some.Time.AddSeconds(-1.5),
                Level = LogEventLevel.Information,
                Message = "Sending HTTP request GET https://space.example.org/",
                Category = "System.Net.Http.HttpClient.Space.ClientHandler",
                Properties = Properties(
                    ("HttpMethod", FanoutValue.From("GET")),
                    ("StatusCode", FanoutValue.From(507)),
                    ("Uri", FanoutValue.From("https://space.example.org/"))),
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

    /// <summary>A message with the stack of its log call.</summary>
    public static FanoutEvent Message() => Some.Event(properties: [
        ("ThreadId", FanoutValue.From(12)), ("ThreadName", FanoutValue.From("converter"))]) with
    {
        Id = Some.Id(1),
        Stack = WithSymbols(Some.Exception()).Frames,
    };

    /// <summary>The same exception, its frames with symbols and source.</summary>
    public static ExceptionInfo WithSymbols(ExceptionInfo exception) => exception with
    {
        Frames =
        [
            .. exception.Frames.Select(static frame => frame.InApp
                ? frame with
                {
                    Module = Module,
                    Source = new SourceExcerpt
                    {
                        Line = "        Write(report);",
                        Before = ["    void Convert()", "    {"],
                        After = ["    }"],
                    },
                }
                : frame),
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
        Stack = Chain(unit, 1).Frames,
        Request = new RequestInfo
        {
            Method = Repeat(unit, 5_000),
            Url = Repeat(unit, 50_000),
            QueryString = Repeat(unit, 50_000),
            Route = Repeat(unit, 5_000),
            ClientAddress = Repeat(unit, 5_000),
            Headers = new FanoutProperties(Enumerable.Range(0, 100).Select(i => new FanoutProperty(
                Name(unit, i), FanoutValue.From(Repeat(unit, 5_000))))),
        },
        Attachments = [new AttachmentInfo { FileName = Repeat(unit, 5_000), Text = Repeat(unit, 100_000) }],
    };

    /// <summary>Options that let a large event become largest.</summary>
    public static SentryContent LargestContent(string unit) => new()
    {
        SendsPersonalData = true,
        EnvironmentUser = Repeat(unit, 5_000),
        Groupings = SentryGrouping.Of(
            [
                new("all", new SentryFingerprintRule
                {
                    Templates = ["*"],
                    Fingerprint = [.. Enumerable.Range(0, 30).Select(_ => Repeat(unit, 5_000))],
                }),
            ],
            Contract.Setup("sentry")),
        Assemblies = new SentryAssemblies(informational: true, AppDomain.CurrentDomain.GetAssemblies),
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
            HelpLink = Repeat(unit, 5_000),
            Data = Properties((Name(unit, 0), FanoutValue.From(Repeat(unit, 50_000)))),
            Frames = [.. Enumerable.Range(0, 120).Select(i => new FrameInfo
            {
                Function = Name(unit, i),
                TypeName = Repeat(unit, 5_000),
                Assembly = Repeat(unit, 5_000),
                File = Repeat(unit, 5_000),
                Line = int.MaxValue,
                Column = int.MaxValue,
                ILOffset = int.MaxValue,
                MethodToken = int.MaxValue,
                Module = new ModuleInfo
                {
                    Name = Repeat(unit, 5_000),
                    DebugId = Repeat(unit, 5_000),
                    DebugFile = Repeat(unit, 5_000),
                    DebugChecksum = Repeat(unit, 5_000),
                    CodeId = Repeat(unit, 5_000),
                },
                Source = new SourceExcerpt
                {
                    Line = Repeat(unit, 512),
                    Before = [Repeat(unit, 512)],
                    After = [Repeat(unit, 512)],
                },
            })],
        };
}
