// SPDX-License-Identifier: Apache-2.0
using System.Text.Json;
using Sinks.Fanout;

namespace Sinks.Sentry;

/// <summary>Writes the contexts that come from the event itself: its trace and its workflow.</summary>
static class SentryContexts
{
    public static void Write(Utf8JsonWriter writer, FanoutEvent item)
    {
        WriteTrace(writer, item);
        WriteWorkflow(writer, item.Context);
    }

    /// <summary>Writes the workflow; nothing without one.</summary>
    public static void WriteWorkflow(Utf8JsonWriter writer, FanoutContext context)
    {
        if ((context.WorkflowId ?? context.WorkflowRunId ?? context.Step ?? context.TenantId) is null)
            return;
        writer.WriteStartObject("workflow"u8);
        WriteText(writer, "id"u8, context.WorkflowId);
        WriteText(writer, "run_id"u8, context.WorkflowRunId);
        WriteText(writer, "step"u8, context.Step);
        WriteText(writer, "tenant"u8, context.TenantId);
        writer.WriteEndObject();
    }

    static void WriteTrace(Utf8JsonWriter writer, FanoutEvent item)
    {
        if (item.TraceId is not { } traceId)
            return;
        writer.WriteStartObject("trace"u8);
        writer.WriteString("type"u8, "trace"u8);
        writer.WriteString("trace_id"u8, traceId);
        // Servers discard a trace without a span id. The end of the event's id is as unique, and stays over retries.
        writer.WriteString("span_id"u8, item.SpanId ?? SentryText.Hex(item.Id)[16..]);
        writer.WriteEndObject();
    }

    static void WriteText(Utf8JsonWriter writer, ReadOnlySpan<byte> name, string? text)
    {
        if (text is not null)
            writer.WriteString(name, SentryText.Cut(text, SentryLimits.ContextText));
    }
}
