// SPDX-License-Identifier: Apache-2.0
using System.Text.Json;
using Sinks.Fanout;

namespace Sinks.Sentry;

/// <summary>Writes a local root and the spans below it as the payload of a <c>transaction</c> item.</summary>
sealed class SentryTransactionJson(SentrySource source, SentryContent content)
{
    readonly SentrySourceJson _source = new(source);
    readonly SentryTags _tags = new(source.Tags);
    readonly SentrySpanJson _spans = new(content);

    public void Write(
        Utf8JsonWriter writer, FanoutSpan root, in SentryOperation operation, SentryTransactionLimits limits)
    {
        writer.WriteStartObject();
        writer.WriteString("type"u8, "transaction"u8);
        SentryText.WriteHex(writer, "event_id"u8, root.Id);
        SentrySpanJson.WriteTimes(writer, root);
        writer.WriteString("transaction"u8, NameOf(operation));
        writer.WriteStartObject("transaction_info"u8);
        writer.WriteString("source"u8, operation.Source);
        writer.WriteEndObject();
        _source.Write(writer);
        _tags.Write(writer, root.Context);
        WriteUser(writer, root.Context);
        WriteContexts(writer, root, operation, limits);
        WriteSpans(writer, root, limits);
        writer.WriteEndObject();
    }

    /// <summary>The name of a transaction; receivers discard one without.</summary>
    public static string NameOf(in SentryOperation operation) => operation.Description.Length == 0
        ? "unnamed"
        : SentryText.Line(SentryText.Cut(operation.Description, SentryLimits.Transaction));

    static void WriteUser(Utf8JsonWriter writer, FanoutContext context)
    {
        if (context.UserId is null)
            return;
        writer.WriteStartObject("user"u8);
        SentryText.Write(writer, "id"u8, context.UserId, SentryLimits.UserId);
        writer.WriteEndObject();
    }

    void WriteContexts(
        Utf8JsonWriter writer, FanoutSpan root, in SentryOperation operation, SentryTransactionLimits limits)
    {
        writer.WriteStartObject("contexts"u8);
        _source.WriteContexts(writer);
        _spans.WriteTrace(writer, root, operation, limits);
        SentryContexts.WriteWorkflow(writer, root.Context);
        writer.WriteEndObject();
    }

    void WriteSpans(Utf8JsonWriter writer, FanoutSpan root, SentryTransactionLimits limits)
    {
        writer.WriteStartArray("spans"u8);
        if (root.Spans.Count <= limits.Spans)
        {
            for (var i = 0; i < root.Spans.Count; i++)
                _spans.Write(writer, root.Spans[i], limits);
        }
        else
        {
            // What is above another span began before it: none loses its parent.
            foreach (var span in root.Spans.OrderBy(static span => span.Timestamp).Take(limits.Spans))
                _spans.Write(writer, span, limits);
        }

        writer.WriteEndArray();
    }
}
