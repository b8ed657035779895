// SPDX-License-Identifier: Apache-2.0
using System.Buffers;
using System.Text.Json;
using Sinks.Fanout;

namespace Sinks.Webhook;

/// <summary>One event as a JSON object; its members are described in docs/webhook.md.</summary>
sealed class WebhookEventEncoder : IItemEncoder
{
    public int TrimLevels => WebhookTrim.Hard;

    public void Encode(FanoutItem item, IBufferWriter<byte> output, int trimLevel)
    {
        using var json = FanoutJson.Rent(output);
        Write(json.Writer, (FanoutEvent)item, WebhookTrim.Of(trimLevel));
    }

    /// <summary>Writes the event as a value.</summary>
    public static void Write(Utf8JsonWriter writer, FanoutEvent @event, WebhookTrim trim)
    {
        writer.WriteStartObject();
        WriteWhat(writer, @event, trim);
        WriteWhere(writer, @event, trim);
        WriteContext(writer, @event.Context, trim);
        WriteRequest(writer, @event.Request, trim);
        if (trim.KeepsProperties)
            writer.WriteProperties("properties"u8, @event.Properties);
        WriteException(writer, @event.Exception, trim);
        if (trim.KeepsBreadcrumbs)
            WriteBreadcrumbs(writer, @event.Breadcrumbs);
        WriteTrimmed(writer, trim);
        writer.WriteEndObject();
    }

    static void WriteWhat(Utf8JsonWriter writer, FanoutEvent @event, WebhookTrim trim)
    {
        writer.WriteString("id"u8, @event.Id);
        writer.WriteString("timestamp"u8, @event.Timestamp.UtcDateTime);
        writer.WriteLevel(@event.Level);
        writer.WriteText("message"u8, @event.Message, trim.MessageLimit);
        writer.WriteText("template"u8, @event.Template, trim.TemplateLimit);
        writer.WriteText("event_name"u8, @event.EventName, trim.NameLimit);
        if (@event.IsUnhandled)
            writer.WriteBoolean("unhandled"u8, true);
    }

    static void WriteWhere(Utf8JsonWriter writer, FanoutEvent @event, WebhookTrim trim)
    {
        writer.WriteText("logger"u8, @event.SourceContext, trim.NameLimit);
        writer.WriteText("trace_id"u8, @event.TraceId, trim.NameLimit);
        writer.WriteText("span_id"u8, @event.SpanId, trim.NameLimit);
    }

    static void WriteContext(Utf8JsonWriter writer, FanoutContext context, WebhookTrim trim)
    {
        if (context.IsEmpty)
            return;
        writer.WriteStartObject("context"u8);
        writer.WriteText("workflow_id"u8, context.WorkflowId, trim.NameLimit);
        writer.WriteText("workflow_run_id"u8, context.WorkflowRunId, trim.NameLimit);
        writer.WriteText("step"u8, context.Step, trim.NameLimit);
        writer.WriteText("user_id"u8, context.UserId, trim.NameLimit);
        writer.WriteText("tenant_id"u8, context.TenantId, trim.NameLimit);
        writer.WriteEndObject();
    }

    static void WriteRequest(Utf8JsonWriter writer, RequestInfo? request, WebhookTrim trim)
    {
        if (request is null)
            return;
        writer.WriteStartObject("request"u8);
        writer.WriteText("method"u8, request.Method, trim.NameLimit);
        writer.WriteText("url"u8, request.Url, trim.NameLimit);
        writer.WriteText("route"u8, request.Route, trim.NameLimit);
        if (request.StatusCode is { } status)
            writer.WriteNumber("status_code"u8, status);
        writer.WriteText("id"u8, request.Id, trim.NameLimit);
        writer.WriteEndObject();
    }

    static void WriteException(Utf8JsonWriter writer, ExceptionInfo? exception, WebhookTrim trim)
    {
        if (exception is null)
            return;
        writer.WritePropertyName("exception"u8);
        new WebhookExceptionWriter(writer, trim).Write(exception);
    }

    static void WriteBreadcrumbs(Utf8JsonWriter writer, IReadOnlyList<Breadcrumb> breadcrumbs)
    {
        if (breadcrumbs.Count == 0)
            return;
        writer.WriteStartArray("breadcrumbs"u8);
        for (var i = 0; i < breadcrumbs.Count; i++)
        {
            var breadcrumb = breadcrumbs[i];
            writer.WriteStartObject();
            writer.WriteString("timestamp"u8, breadcrumb.Timestamp.UtcDateTime);
            writer.WriteLevel(breadcrumb.Level);
            writer.WriteString("message"u8, breadcrumb.Message);
            writer.WriteText("event_name"u8, breadcrumb.EventName, int.MaxValue);
            writer.WriteText("logger"u8, breadcrumb.Category, int.MaxValue);
            writer.WriteProperties("properties"u8, breadcrumb.Properties);
            writer.WriteText("exception_type"u8, breadcrumb.ExceptionType, int.MaxValue);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    static void WriteTrimmed(Utf8JsonWriter writer, WebhookTrim trim)
    {
        if (trim.Trimmed.Count == 0)
            return;
        writer.WriteStartArray("trimmed"u8);
        for (var i = 0; i < trim.Trimmed.Count; i++)
            writer.WriteStringValue(trim.Trimmed[i]);
        writer.WriteEndArray();
    }
}
