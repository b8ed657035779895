// SPDX-License-Identifier: Apache-2.0
using System.Buffers;
using System.Text.Json;
using Serilog.Events;
using Sinks.Fanout;

namespace Sinks.Webhook;

/// <summary>One event as an item of Rollbar's API.</summary>
sealed class RollbarEncoder(string environment, string? codeVersion) : IItemEncoder
{
    const int ShortLimit = 40;
    const int TextLimit = 255;

    static readonly string Version = typeof(RollbarEncoder).Assembly.GetName().Version?.ToString(3) ?? "0";

    public int TrimLevels => WebhookTrim.Hard;

    public void Encode(FanoutItem item, IBufferWriter<byte> output, int trimLevel)
    {
        var @event = (FanoutEvent)item;
        var trim = WebhookTrim.Of(trimLevel);
        using var json = FanoutJson.Rent(output);
        var writer = json.Writer;
        writer.WriteStartObject();
        writer.WriteStartObject("data"u8);
        WriteHead(writer, @event);
        WriteBody(writer, @event, trim);
        WriteWho(writer, @event);
        if (@event.Request is not null)
            WriteRequest(writer, @event.Request, trim);
        WriteCustom(writer, @event, trim);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    void WriteHead(Utf8JsonWriter writer, FanoutEvent @event)
    {
        writer.WriteString("uuid"u8, @event.Id);
        writer.WriteText("environment"u8, environment, TextLimit);
        writer.WriteString("level"u8, LevelOf(@event.Level));
        writer.WriteNumber("timestamp"u8, @event.Timestamp.ToUnixTimeSeconds());
        writer.WriteText("title"u8, @event.Message, TextLimit);
        writer.WriteText("context"u8, @event.SourceContext, TextLimit);
        writer.WriteText("code_version"u8, codeVersion, ShortLimit);
        var isScript = @event.Face == FanoutFace.Browser;
        writer.WriteString("language"u8, isScript ? "javascript"u8 : "csharp"u8);
        writer.WriteString("framework"u8, isScript ? "browser-js"u8 : ".NET"u8);
        if (EventGroup.Identity(@event, EventGroup.Property) is { } fingerprint)
            writer.WriteString("fingerprint"u8, HashText.Shorten(fingerprint, ShortLimit));
        writer.WriteStartObject("notifier"u8);
        writer.WriteString("name"u8, "Sinks.Webhook"u8);
        writer.WriteString("version"u8, Version);
        writer.WriteEndObject();
    }

    static void WriteBody(Utf8JsonWriter writer, FanoutEvent @event, WebhookTrim trim)
    {
        writer.WriteStartObject("body"u8);
        if (@event.Exception is null)
        {
            writer.WriteStartObject("message"u8);
            writer.WriteText("body"u8, @event.Message, trim.MessageLimit);
            writer.WriteEndObject();
        }
        else
        {
            new RollbarExceptions(writer, trim).Write(@event.Exception);
        }

        if (trim.KeepsBreadcrumbs && @event.Breadcrumbs.Count > 0)
            WriteTelemetry(writer, @event.Breadcrumbs);
        writer.WriteEndObject();
    }

    static void WriteTelemetry(Utf8JsonWriter writer, IReadOnlyList<Breadcrumb> breadcrumbs)
    {
        writer.WriteStartArray("telemetry"u8);
        for (var i = 0; i < breadcrumbs.Count; i++)
        {
            writer.WriteStartObject();
            writer.WriteString("level"u8, LevelOf(breadcrumbs[i].Level));
            writer.WriteString("type"u8, "log"u8);
            writer.WriteString("source"u8, "server"u8);
            writer.WriteNumber("timestamp_ms"u8, breadcrumbs[i].Timestamp.ToUnixTimeMilliseconds());
            writer.WriteStartObject("body"u8);
            writer.WriteString("message"u8, breadcrumbs[i].Message);
            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    static void WriteWho(Utf8JsonWriter writer, FanoutEvent @event)
    {
        if (string.IsNullOrEmpty(@event.Context.UserId))
            return;
        writer.WriteStartObject("person"u8);
        // Cut, two people could become one.
        writer.WriteString("id"u8, HashText.Shorten(@event.Context.UserId, ShortLimit));
        writer.WriteEndObject();
    }

    static void WriteRequest(Utf8JsonWriter writer, RequestInfo request, WebhookTrim trim)
    {
        writer.WriteStartObject("request"u8);
        writer.WriteText("url"u8, request.Url, trim.NameLimit);
        writer.WriteText("method"u8, request.Method, trim.NameLimit);
        writer.WriteText("query_string"u8, request.QueryString, trim.NameLimit);
        if (trim.KeepsProperties)
            writer.WriteProperties("headers"u8, request.Headers);
        writer.WriteEndObject();
    }

    static void WriteCustom(Utf8JsonWriter writer, FanoutEvent @event, WebhookTrim trim)
    {
        writer.WriteStartObject("custom"u8);
        if (@event.Exception is not null)
            writer.WriteText("message"u8, @event.Message, trim.MessageLimit);
        writer.WriteText("template"u8, @event.Template, trim.TemplateLimit);
        writer.WriteText("event_name"u8, @event.EventName, trim.NameLimit);
        writer.WriteText("trace_id"u8, @event.TraceId, trim.NameLimit);
        writer.WriteText("span_id"u8, @event.SpanId, trim.NameLimit);
        writer.WriteText("workflow_id"u8, @event.Context.WorkflowId, trim.NameLimit);
        writer.WriteText("workflow_run_id"u8, @event.Context.WorkflowRunId, trim.NameLimit);
        writer.WriteText("step"u8, @event.Context.Step, trim.NameLimit);
        writer.WriteText("tenant_id"u8, @event.Context.TenantId, trim.NameLimit);
        if (trim.KeepsProperties)
            writer.WriteProperties("properties"u8, @event.Properties);
        writer.WriteEndObject();
    }

    static ReadOnlySpan<byte> LevelOf(LogEventLevel level) => level switch
    {
        LogEventLevel.Fatal => "critical"u8,
        LogEventLevel.Error => "error"u8,
        LogEventLevel.Warning => "warning"u8,
        LogEventLevel.Information => "info"u8,
        _ => "debug"u8,
    };
}
