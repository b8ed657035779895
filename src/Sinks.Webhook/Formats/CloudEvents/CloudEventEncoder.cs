// SPDX-License-Identifier: Apache-2.0
using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Serilog.Events;
using Sinks.Fanout;

namespace Sinks.Webhook;

/// <summary>
/// One event as a CloudEvent 1.0 in JSON; its <c>data</c> is the event as <see cref="WebhookFormat.Json"/> has it.
/// </summary>
sealed class CloudEventEncoder(string source) : IItemEncoder
{
    const int NameLimit = 200;

    static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdef");

    public int TrimLevels => WebhookTrim.Hardest;

    public void Encode(FanoutItem item, IBufferWriter<byte> output, int trimLevel)
    {
        var @event = (FanoutEvent)item;
        using var json = FanoutJson.Rent(output);
        var writer = json.Writer;
        writer.WriteStartObject();
        writer.WriteString("specversion"u8, "1.0"u8);
        writer.WriteString("id"u8, @event.Id);
        writer.WriteString("source"u8, source);
        WriteType(writer, @event);
        writer.WriteString("time"u8, @event.Timestamp.UtcDateTime);
        WriteSubject(writer, @event.Context);
        WriteTrace(writer, @event.TraceId, @event.SpanId);
        WriteSeverity(writer, @event.Level);
        writer.WriteString("datacontenttype"u8, "application/json"u8);
        writer.WritePropertyName("data"u8);
        WebhookEventEncoder.Write(writer, @event, WebhookTrim.Of(trimLevel));
        writer.WriteEndObject();
    }

    /// <summary>The event's name; for one without a name what it is, such as <c>sinks.error</c>.</summary>
    static void WriteType(Utf8JsonWriter writer, FanoutEvent @event)
    {
        if (string.IsNullOrWhiteSpace(@event.EventName))
            writer.WriteString("type"u8, TypeOf(@event.Level));
        else
            writer.WriteText("type"u8, @event.EventName, NameLimit);
    }

    static void WriteSubject(Utf8JsonWriter writer, FanoutContext context)
    {
        var subject = context.WorkflowRunId ?? context.WorkflowId;
        if (!string.IsNullOrWhiteSpace(subject))
            writer.WriteText("subject"u8, subject, NameLimit);
    }

    /// <summary>Whether the trace is sampled is not known here, and is not claimed.</summary>
    static void WriteTrace(Utf8JsonWriter writer, string? traceId, string? spanId)
    {
        if (!IsHex(traceId, 32) || !IsHex(spanId, 16))
            return;
        Span<char> parent = stackalloc char[55];
        "00-".CopyTo(parent);
        traceId.CopyTo(parent[3..]);
        parent[35] = '-';
        spanId.CopyTo(parent[36..]);
        "-00".CopyTo(parent[52..]);
        writer.WriteString("traceparent"u8, parent);
    }

    static void WriteSeverity(Utf8JsonWriter writer, LogEventLevel level)
    {
        writer.WriteString("severitytext"u8, level switch
        {
            LogEventLevel.Verbose => "TRACE"u8,
            LogEventLevel.Debug => "DEBUG"u8,
            LogEventLevel.Information => "INFO"u8,
            LogEventLevel.Warning => "WARN"u8,
            LogEventLevel.Error => "ERROR"u8,
            _ => "FATAL"u8,
        });
        writer.WriteNumber("severitynumber"u8, 1 + (4 * (int)level));
    }

    static ReadOnlySpan<byte> TypeOf(LogEventLevel level) => level switch
    {
        LogEventLevel.Verbose => "sinks.verbose"u8,
        LogEventLevel.Debug => "sinks.debug"u8,
        LogEventLevel.Information => "sinks.information"u8,
        LogEventLevel.Warning => "sinks.warning"u8,
        LogEventLevel.Error => "sinks.error"u8,
        _ => "sinks.fatal"u8,
    };

    static bool IsHex([NotNullWhen(true)] string? text, int length) =>
        text?.Length == length
        && !text.AsSpan().ContainsAnyExcept(HexDigits)
        && text.AsSpan().ContainsAnyExcept('0');
}
