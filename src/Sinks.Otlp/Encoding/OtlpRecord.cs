// SPDX-License-Identifier: Apache-2.0
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

    public static void Write(OtlpWriter writer, FanoutEvent item, OtlpLimits limits, OtlpTrim trim)
    {
        writer.Begin(limits, trim);
        writer.Times(OtlpText.Nanoseconds(item.Timestamp));
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

    static void WriteException(OtlpWriter writer, ExceptionInfo exception, OtlpTrim trim)
    {
        writer.Attribute("exception.type", OtlpText.Cut(exception.Type, trim.NameLimit));
        writer.Attribute(
            "exception.message", OtlpText.Cut(exception.Message, Math.Min(trim.TextLimit, trim.ExceptionMessageLimit)));
        writer.StackTrace("exception.stacktrace", exception, trim);
    }

    static void WriteContext(OtlpWriter writer, FanoutEvent item, OtlpTrim trim)
    {
        var context = item.Context;
        writer.Attribute("log.record.uid", item.Id);
        writer.Attribute("message_template.text", OtlpText.Cut(item.Template, trim.TextLimit));
        writer.Attribute("user.id", OtlpText.Cut(context.UserId, trim.NameLimit));
        writer.Attribute("tenant.id", OtlpText.Cut(context.TenantId, trim.NameLimit));
        writer.Attribute("workflow.id", OtlpText.Cut(context.WorkflowId, trim.NameLimit));
        writer.Attribute("workflow.run_id", OtlpText.Cut(context.WorkflowRunId, trim.NameLimit));
        writer.Attribute("workflow.step", OtlpText.Cut(context.Step, trim.NameLimit));
        if (item.IsUnhandled)
            writer.Attribute("sinks.unhandled", true);
    }

    static void WriteRequest(OtlpWriter writer, RequestInfo request, OtlpTrim trim)
    {
        writer.Attribute("http.request.method", OtlpText.Cut(request.Method, trim.NameLimit));
        writer.Attribute("http.route", OtlpText.Cut(request.Route, trim.NameLimit));
        if (request.StatusCode is { } status)
            writer.Attribute("http.response.status_code", status);
        // Without scheme and host it is no URL.
        var name = request.Url is { Length: > 0 } url && url[0] != '/' ? "url.full" : "url.path";
        writer.Attribute(name, OtlpText.Cut(request.Url, trim.NameLimit));
        writer.Attribute("url.query", OtlpText.Cut(request.QueryString, trim.NameLimit));
    }

    static void WriteProperties(OtlpWriter writer, FanoutEvent item)
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
            return OtlpText.Whole(name);
        // Ours have a dot, and few of an application's have one.
        if (!name.Contains('.', StringComparison.Ordinal) || !OurNames.Contains(name))
            return name;
        var moved = MovedPrefix + name;
        return all.TryGetValue(moved, out _) ? null : moved;
    }

    /// <summary>The category is the scope, the event's name a field of its own.</summary>
    static bool IsSaidElsewhere(in FanoutProperty property, FanoutEvent item) => property.Name switch
    {
        "SourceContext" => string.Equals(property.Value.AsText(), item.SourceContext, StringComparison.Ordinal),
        "EventName" => string.Equals(property.Value.AsText(), item.EventName, StringComparison.Ordinal),
        _ => false,
    };

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
