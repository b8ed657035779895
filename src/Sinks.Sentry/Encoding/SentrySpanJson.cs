// SPDX-License-Identifier: Apache-2.0
using System.Text.Json;
using Sinks.Fanout;

namespace Sinks.Sentry;

/// <summary>
/// Writes a span: the first of a transaction as its context <c>trace</c>, the others among its <c>spans</c>.
/// </summary>
sealed class SentrySpanJson(SentryContent content)
{
    const int OpText = 128;

    /// <summary>The protocol keeps <c>manual</c> for spans that the user began by a call of the client.</summary>
    static readonly JsonEncodedText Origin = JsonEncodedText.Encode("auto.otel.activity");

    readonly SentrySpanData _data = new(content.SendsPersonalData);

    /// <summary>Writes the context of a transaction.</summary>
    public void WriteTrace(
        Utf8JsonWriter writer, FanoutSpan span, in SentryOperation operation, SentryTransactionLimits limits)
    {
        writer.WriteStartObject("trace"u8);
        writer.WriteString("type"u8, "trace"u8);
        WriteCommon(writer, span, operation, limits);
        writer.WriteEndObject();
    }

    /// <summary>Writes the element of <c>spans</c>.</summary>
    public void Write(Utf8JsonWriter writer, FanoutSpan span, SentryTransactionLimits limits)
    {
        var operation = SentryOperation.Of(span);
        writer.WriteStartObject();
        WriteTimes(writer, span);
        SentryText.Write(writer, "description"u8, operation.Description, limits.Text);
        WriteCommon(writer, span, operation, limits);
        writer.WriteEndObject();
    }

    /// <summary>Writes when work began and ended, in seconds with six decimals.</summary>
    public static void WriteTimes(Utf8JsonWriter writer, FanoutSpan span)
    {
        writer.WriteNumber("start_timestamp"u8, SentryText.Seconds(span.Timestamp));
        writer.WriteNumber("timestamp"u8, SentryText.Seconds(span.Timestamp + span.Duration));
    }

    void WriteCommon(
        Utf8JsonWriter writer, FanoutSpan span, in SentryOperation operation, SentryTransactionLimits limits)
    {
        writer.WriteString("trace_id"u8, span.TraceId);
        writer.WriteString("span_id"u8, span.SpanId);
        if (span.ParentSpanId is { } parent)
            writer.WriteString("parent_span_id"u8, parent);
        SentryText.Write(writer, "op"u8, operation.Op, OpText);
        writer.WriteString("status"u8, SentrySpanStatus.Of(span));
        writer.WriteString("origin"u8, Origin);
        _data.Write(
            writer,
            span,
            limits.DataBytes,
            span.DroppedSpans + Math.Max(0, span.Spans.Count - limits.Spans));
        WriteLinks(writer, span, limits.Links);
    }

    static void WriteLinks(Utf8JsonWriter writer, FanoutSpan span, int limit)
    {
        if (span.Links.Count == 0 || limit == 0)
            return;
        writer.WriteStartArray("links"u8);
        for (var i = 0; i < span.Links.Count && i < limit; i++)
        {
            var link = span.Links[i];
            writer.WriteStartObject();
            writer.WriteString("trace_id"u8, link.TraceId);
            writer.WriteString("span_id"u8, link.SpanId);
            writer.WriteBoolean("sampled"u8, (link.TraceFlags & 1) != 0);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }
}
