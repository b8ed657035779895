// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Otlp;

/// <content>A <c>LogRecord</c>.</content>
sealed partial class JsonWriter
{
    public override void Times(ulong nanoseconds)
    {
        Long("timeUnixNano"u8, nanoseconds);
        Long("observedTimeUnixNano"u8, nanoseconds);
    }

    public override void Severity(int number, string text)
    {
        _writer.WriteNumber("severityNumber"u8, number);
        _writer.WriteString("severityText"u8, text);
    }

    public override void Body(string text, int limit)
    {
        _writer.WriteStartObject("body"u8);
        _writer.WriteString("stringValue"u8, Cut(text, limit));
        _writer.WriteEndObject();
    }

    public override void Trace(string? traceId, string? spanId, int? flags)
    {
        if (flags is { } known)
            _writer.WriteNumber("flags"u8, known);
        if (traceId is { Length: 32 })
            _writer.WriteString("traceId"u8, traceId);
        if (spanId is { Length: 16 })
            _writer.WriteString("spanId"u8, spanId);
    }

    public override void EventName(string name) => _writer.WriteString("eventName"u8, name);
}
