// SPDX-License-Identifier: Apache-2.0
using System.Buffers;
using System.Text.Json;
using Serilog.Events;
using Sinks.Fanout;

namespace Sinks.Datadog;

/// <summary>One event as an item of the log intake; its members are described in docs/datadog.md.</summary>
sealed class DatadogEncoder(DatadogSource source, DatadogTraceIdFormat traceIds) : IItemEncoder
{
    public int TrimLevels => DatadogTrim.Hardest;

    public void Encode(FanoutItem item, IBufferWriter<byte> output, int trimLevel)
    {
        var @event = (FanoutEvent)item;
        var trim = DatadogTrim.Of(trimLevel);
        using var lease = FanoutJson.Rent(output);
        var writer = lease.Writer;
        writer.WriteStartObject();
        WriteWhat(writer, @event, trim);
        WriteSource(writer, @event.Face);
        WriteWhere(writer, @event, trim);
        DatadogError.Write(writer, @event, trim);
        WriteContext(writer, @event.Context, trim);
        WriteRequest(writer, @event.Request, trim);
        if (trim.KeepsProperties)
            DatadogProperties.Write(writer, @event.Properties);
        WriteTrimmed(writer, trim);
        writer.WriteEndObject();
    }

    static void WriteWhat(Utf8JsonWriter writer, FanoutEvent @event, DatadogTrim trim)
    {
        writer.WriteText("message"u8, @event.Message, trim.MessageLimit);
        writer.WriteString("status"u8, StatusOf(@event.Level));
        writer.WriteNumber("timestamp"u8, @event.Timestamp.ToUnixTimeMilliseconds());
        writer.WriteText("message_template"u8, @event.Template, trim.ExceptionMessageLimit);
        writer.WriteStartObject("evt"u8);
        writer.WriteString("id"u8, @event.Id);
        writer.WriteText("name"u8, @event.EventName, trim.NameLimit);
        writer.WriteEndObject();
    }

    void WriteSource(Utf8JsonWriter writer, FanoutFace face)
    {
        if (face == FanoutFace.Browser)
            writer.WriteString("ddsource"u8, "browser"u8);
        else
            writer.WriteString("ddsource"u8, source.Source);
        if (source.Tags is { } tags)
            writer.WriteString("ddtags"u8, tags);
        if (source.Host is { } host)
            writer.WriteString("hostname"u8, host);
        writer.WriteString("service"u8, source.Service);
    }

    void WriteWhere(Utf8JsonWriter writer, FanoutEvent @event, DatadogTrim trim)
    {
        if (@event.SourceContext is { } logger)
        {
            writer.WriteStartObject("logger"u8);
            writer.WriteText("name"u8, logger, trim.NameLimit);
            writer.WriteEndObject();
        }

        if (traceIds == DatadogTraceIdFormat.Decimal64)
        {
            DatadogTraceIds.WriteDecimal(writer, "dd.trace_id"u8, @event.TraceId);
            DatadogTraceIds.WriteDecimal(writer, "dd.span_id"u8, @event.SpanId);
        }
        else
        {
            writer.WriteText("trace_id"u8, @event.TraceId, trim.NameLimit);
            writer.WriteText("span_id"u8, @event.SpanId, trim.NameLimit);
        }
    }

    static void WriteContext(Utf8JsonWriter writer, FanoutContext context, DatadogTrim trim)
    {
        if (context.UserId is { } user)
        {
            writer.WriteStartObject("usr"u8);
            writer.WriteText("id"u8, user, trim.NameLimit);
            writer.WriteEndObject();
        }

        if (context.TenantId is { } tenant)
        {
            writer.WriteStartObject("tenant"u8);
            writer.WriteText("id"u8, tenant, trim.NameLimit);
            writer.WriteEndObject();
        }

        if ((context.WorkflowId ?? context.WorkflowRunId ?? context.Step) is null)
            return;
        writer.WriteStartObject("workflow"u8);
        writer.WriteText("id"u8, context.WorkflowId, trim.NameLimit);
        writer.WriteText("run_id"u8, context.WorkflowRunId, trim.NameLimit);
        writer.WriteText("step"u8, context.Step, trim.NameLimit);
        writer.WriteEndObject();
    }

    static void WriteRequest(Utf8JsonWriter writer, RequestInfo? request, DatadogTrim trim)
    {
        if (request is null)
            return;
        writer.WriteStartObject("http"u8);
        writer.WriteText("method"u8, request.Method, trim.NameLimit);
        writer.WriteText("url"u8, request.Url, trim.NameLimit);
        writer.WriteText("route"u8, request.Route, trim.NameLimit);
        if (request.StatusCode is { } status)
            writer.WriteNumber("status_code"u8, status);
        writer.WriteText("request_id"u8, request.Id, trim.NameLimit);
        writer.WriteEndObject();
    }

    static void WriteTrimmed(Utf8JsonWriter writer, DatadogTrim trim)
    {
        if (trim.Trimmed.Length == 0)
            return;
        writer.WriteStartArray("trimmed"u8);
        foreach (var part in trim.Trimmed)
            writer.WriteStringValue(part);
        writer.WriteEndArray();
    }

    static ReadOnlySpan<byte> StatusOf(LogEventLevel level) => level switch
    {
        LogEventLevel.Fatal => "critical"u8,
        LogEventLevel.Error => "error"u8,
        LogEventLevel.Warning => "warn"u8,
        LogEventLevel.Information => "info"u8,
        _ => "debug"u8,
    };
}
