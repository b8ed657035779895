// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Otlp;

/// <content>A <c>LogRecord</c> of <c>logs/v1/logs.proto</c>.</content>
sealed partial class ProtoWriter
{
    public override void Times(ulong nanoseconds)
    {
        _buffer.Fixed64(Field.Time, nanoseconds);
        _buffer.Fixed64(Field.ObservedTime, nanoseconds);
    }

    public override void Severity(int number, string text)
    {
        _buffer.Number(Field.SeverityNumber, (ulong)number);
        _buffer.Text(Field.SeverityText, text);
    }

    public override void Body(string text, int limit)
    {
        var body = _buffer.Open(Field.Body);
        _buffer.Text(Value.Text, Cut(text, limit));
        _buffer.Close(body);
    }

    public override void BeginAttributes()
    {
        _attributes = Field.Attributes;
        _droppedAttributes = Field.DroppedAttributes;
    }

    public override void Trace(string? traceId, string? spanId, int? flags)
    {
        if (flags is { } known)
            _buffer.Fixed32(Field.Flags, (uint)known);
        if (traceId is { Length: 32 })
            _buffer.Hex(Field.TraceId, traceId);
        if (spanId is { Length: 16 })
            _buffer.Hex(Field.SpanId, spanId);
    }

    public override void EventName(string name) => _buffer.Text(Field.EventName, name);

    /// <summary>The fields of LogRecord.</summary>
    static class Field
    {
        public const int Time = 1;
        public const int SeverityNumber = 2;
        public const int SeverityText = 3;
        public const int Body = 5;
        public const int Attributes = 6;
        public const int DroppedAttributes = 7;
        public const int Flags = 8;
        public const int TraceId = 9;
        public const int SpanId = 10;
        public const int ObservedTime = 11;
        public const int EventName = 12;
    }
}
