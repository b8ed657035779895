// SPDX-License-Identifier: Apache-2.0
using System.Buffers;
using System.Globalization;
using System.Text;
using Serilog.Events;
using Sinks.Fanout;

namespace Sinks.Otlp;

/// <summary>What a log record says of an event: the same in both encodings. docs/otlp.md describes it.</summary>
static class OtlpRecord
{
    // What is ours where an event has it: a property of that name gets a prefix.
    const string MovedPrefix = "property.";

    static readonly HashSet<string> OurNames = new(StringComparer.Ordinal)
    {
        "message_template.text", "exception.type", "exception.message", "exception.stacktrace", "user.id", "tenant.id",
        "workflow.id", "workflow.run_id", "workflow.step", "log.record.uid", "http.request.method", "http.route",
        "http.response.status_code", "url.full", "url.path", "url.query", "sinks.unhandled",
    };

    public static void Write(OtlpRecordWriter writer, FanoutEvent item, OtlpLimits limits, OtlpTrim trim)
    {
        writer.Begin(limits, trim);
        writer.Times(Nanoseconds(item.Timestamp));
        writer.Severity(SeverityOf(item.Level), NameOf(item.Level));
        writer.Body(item.Message, trim.TextLimit);
        writer.BeginAttributes();
        // The exception first: what has no room is a property.
        if (item.Exception is { } exception)
            WriteException(writer, exception, trim);
        WriteContext(writer, item, trim);
        if (item.Request is { } request)
            WriteRequest(writer, request, trim);
        if (trim.KeepsProperties)
            WriteProperties(writer, item);
        else
            writer.LeaveOut(item.Properties.Count);
        writer.EndAttributes();
        writer.Trace(item.TraceId, item.SpanId, item.TraceFlags);
        if (item.EventName is { } name)
            writer.EventName(name.Length <= trim.NameLimit ? name : FanoutText.Cut(name, trim.NameLimit));
    }

    static void WriteException(OtlpRecordWriter writer, ExceptionInfo exception, OtlpTrim trim)
    {
        writer.Attribute("exception.type", Short(exception.Type, trim));
        writer.Attribute(
            "exception.message", Cut(exception.Message, Math.Min(trim.TextLimit, trim.ExceptionMessageLimit)));
        writer.StackTrace("exception.stacktrace", exception, trim);
    }

    static void WriteContext(OtlpRecordWriter writer, FanoutEvent item, OtlpTrim trim)
    {
        var context = item.Context;
        writer.Attribute("log.record.uid", item.Id);
        writer.Attribute("message_template.text", Cut(item.Template, trim.TextLimit));
        writer.Attribute("user.id", Short(context.UserId, trim));
        writer.Attribute("tenant.id", Short(context.TenantId, trim));
        writer.Attribute("workflow.id", Short(context.WorkflowId, trim));
        writer.Attribute("workflow.run_id", Short(context.WorkflowRunId, trim));
        writer.Attribute("workflow.step", Short(context.Step, trim));
        if (item.IsUnhandled)
            writer.Attribute("sinks.unhandled", true);
    }

    static void WriteRequest(OtlpRecordWriter writer, RequestInfo request, OtlpTrim trim)
    {
        writer.Attribute("http.request.method", Short(request.Method, trim));
        writer.Attribute("http.route", Short(request.Route, trim));
        if (request.StatusCode is { } status)
            writer.Attribute("http.response.status_code", status);
        // Without scheme and host it is no URL.
        var name = request.Url is { Length: > 0 } url && url[0] != '/' ? "url.full" : "url.path";
        writer.Attribute(name, Short(request.Url, trim));
        writer.Attribute("url.query", Short(request.QueryString, trim));
    }

    static void WriteProperties(OtlpRecordWriter writer, FanoutEvent item)
    {
        foreach (ref readonly var property in item.Properties.AsSpan())
        {
            if (IsSaidElsewhere(property, item))
                continue;
            if (NameOf(property.Name, item.Properties) is { } name)
                writer.Attribute(name, property.Value);
            else
                writer.LeaveOut(1);
        }
    }

    /// <summary>A name that no other attribute has; null when there is none.</summary>
    static string? NameOf(string name, FanoutProperties all)
    {
        if (!Ascii.IsValid(name))
            return WholeText(name);
        // Ours have a dot, and few of an application's have one.
        if (!name.Contains('.', StringComparison.Ordinal) || !OurNames.Contains(name))
            return name;
        var moved = MovedPrefix + name;
        return all.TryGetValue(moved, out _) ? null : moved;
    }

    /// <summary>Halves of characters, which would all become the same sign, by their numbers.</summary>
    static string WholeText(string name)
    {
        var text = new StringBuilder(name.Length);
        for (var rest = name.AsSpan(); !rest.IsEmpty;)
        {
            if (Rune.DecodeFromUtf16(rest, out var rune, out var length) == OperationStatus.Done)
                text.Append(rune.ToString());
            else
                text.Append(CultureInfo.InvariantCulture, $"\\u{(int)rest[0]:x4}");
            rest = rest[length..];
        }

        return text.Length == name.Length ? name : text.ToString();
    }

    /// <summary>The category is the scope, the event's name a field of its own.</summary>
    static bool IsSaidElsewhere(in FanoutProperty property, FanoutEvent item) => property.Name switch
    {
        "SourceContext" => string.Equals(property.Value.AsText(), item.SourceContext, StringComparison.Ordinal),
        "EventName" => string.Equals(property.Value.AsText(), item.EventName, StringComparison.Ordinal),
        _ => false,
    };

    static string? Short(string? text, OtlpTrim trim) => Cut(text, trim.NameLimit);

    static string? Cut(string? text, int limit) =>
        text is null || text.Length <= limit ? text : FanoutText.Cut(text, limit);

    static ulong Nanoseconds(DateTimeOffset time)
    {
        const long NanosecondsPerTick = 100;
        var ticks = time.UtcTicks - DateTimeOffset.UnixEpoch.Ticks;
        // Before 1970 there is no number; in the year 2554 there is none any more.
        return ticks <= 0 ? 0 : ulong.CreateSaturating((UInt128)ticks * NanosecondsPerTick);
    }

    static int SeverityOf(LogEventLevel level) => level switch
    {
        LogEventLevel.Verbose => 1,
        LogEventLevel.Debug => 5,
        LogEventLevel.Information => 9,
        LogEventLevel.Warning => 13,
        LogEventLevel.Error => 17,
        _ => 21,
    };

    static string NameOf(LogEventLevel level) => level switch
    {
        LogEventLevel.Verbose => "Verbose",
        LogEventLevel.Debug => "Debug",
        LogEventLevel.Information => "Information",
        LogEventLevel.Warning => "Warning",
        LogEventLevel.Error => "Error",
        _ => "Fatal",
    };
}
