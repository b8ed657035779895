// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Logs;
using Serilog.Events;
using Sinks.Bench.Measurements;
using Sinks.Fanout;

namespace Sinks.Bench.Encoding;

/// <summary>The same 512 events twice: as our encoders get them, and as the official exporter does.</summary>
sealed class EncodeSample
{
    public const int Count = 512;

    const string Category = "Shop.Conversions.Converter";
    const string Template =
        "Cannot convert {File} for {User} in step {Stage} of {Plan}: {Pages} pages, {Attempts} attempts, "
        + "{Ratio}, {Urgent}";

    public EncodeSample()
    {
        using var activity = new Activity("bench").Start();
        Exceptions = [.. Enumerable.Range(0, Count).Select(Failing.Exception)];
        Events = [.. Enumerable.Range(0, Count).Select(i => EventOf(i, activity))];
        Records = RecordsOf(withExceptions: false);
        FailedRecords = RecordsOf(withExceptions: true);
    }

    public Exception[] Exceptions { get; }

    public FanoutEvent[] Events { get; }

    public LogRecord[] Records { get; }

    /// <summary>The same with an exception each.</summary>
    public LogRecord[] FailedRecords { get; }

    static FanoutEvent EventOf(int number, Activity activity) => new()
    {
        Id = new Guid(number, 0, 0x4000, 0x80, 0, 0, 0, 0, 0, 0, 0),
        Timestamp = TimeProvider.System.GetUtcNow(),
        Level = LogEventLevel.Error,
        Template = Template,
        TemplateNames = ["File", "User", "Stage", "Plan", "Pages", "Attempts", "Ratio", "Urgent"],
        Message = $"Cannot convert report.md for u-1001 in step parse of pro: {number} pages, 3 attempts, 0.25, True",
        SourceContext = Category,
        TraceId = activity.TraceId.ToHexString(),
        SpanId = activity.SpanId.ToHexString(),
        Properties = new FanoutProperties(
        [
            new("Attempts", FanoutValue.From(3L)),
            new("File", FanoutValue.From("report.md")),
            new("Pages", FanoutValue.From(number)),
            new("Plan", FanoutValue.From("pro")),
            new("Ratio", FanoutValue.From(0.25)),
            new("Stage", FanoutValue.From("parse")),
            new("Urgent", FanoutValue.From(true)),
            new("User", FanoutValue.From("u-1001")),
        ]),
    };

    LogRecord[] RecordsOf(bool withExceptions)
    {
        var keeper = new RecordKeeper();
        using (var factory = LoggerFactory.Create(builder => builder.AddOpenTelemetry(options =>
        {
            options.IncludeFormattedMessage = true;
            options.AddProcessor(new SimpleLogRecordExportProcessor(keeper));
        })))
        {
            var logger = factory.CreateLogger(Category);
            for (var i = 0; i < Count; i++)
                Log(logger, withExceptions ? Exceptions[i] : null, i);
        }

        return [.. keeper.Records];
    }

    [System.Diagnostics.CodeAnalysis.SuppressMessage(
        "Performance", "CA1848", Justification = "Eight values are more than a defined message takes.")]
    static void Log(ILogger logger, Exception? exception, int number) =>
        logger.LogError(exception, Template, "report.md", "u-1001", "parse", "pro", (long)number, 3L, 0.25, true);
}
