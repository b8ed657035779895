// SPDX-License-Identifier: Apache-2.0
using Sinks.Fanout;

namespace Sinks.Otlp;

/// <content>A <c>Span</c>.</content>
sealed partial class JsonWriter
{
    public override void SpanIds(FanoutSpan span)
    {
        _writer.WriteString("traceId"u8, span.TraceId);
        _writer.WriteString("spanId"u8, span.SpanId);
        if (span.TraceState is { } state)
            _writer.WriteString("traceState"u8, state);
        if (span.ParentSpanId is { } parent)
            _writer.WriteString("parentSpanId"u8, parent);
        _writer.WriteNumber("flags"u8, OtlpSpan.FlagsOf(span));
    }

    public override void SpanName(string name, int kind)
    {
        _writer.WriteString("name"u8, name);
        _writer.WriteNumber("kind"u8, kind);
    }

    public override void SpanTimes(ulong start, ulong end)
    {
        Long("startTimeUnixNano"u8, start);
        Long("endTimeUnixNano"u8, end);
    }

    public override void BeginSpanAttributes() => BeginAttributes();

    public override void BeginEvents() => _writer.WriteStartArray("events"u8);

    public override void BeginEvent(ulong time, string name)
    {
        _writer.WriteStartObject();
        Long("timeUnixNano"u8, time);
        _writer.WriteString("name"u8, name);
        BeginAttributes();
    }

    public override void EndEvent() => EndPart();

    public override void EndEvents() => _writer.WriteEndArray();

    public override void BeginLinks() => _writer.WriteStartArray("links"u8);

    public override void BeginLink(FanoutSpanLink link)
    {
        _writer.WriteStartObject();
        _writer.WriteString("traceId"u8, link.TraceId);
        _writer.WriteString("spanId"u8, link.SpanId);
        if (link.TraceState is { } state)
            _writer.WriteString("traceState"u8, state);
        _writer.WriteNumber("flags"u8, OtlpSpan.FlagsOf(link));
        BeginAttributes();
    }

    public override void EndLink() => EndPart();

    public override void EndLinks() => _writer.WriteEndArray();

    public override void DroppedEvents(int count) => _writer.WriteNumber("droppedEventsCount"u8, count);

    public override void DroppedLinks(int count) => _writer.WriteNumber("droppedLinksCount"u8, count);

    public override void Status(int code, string? message)
    {
        _writer.WriteStartObject("status"u8);
        if (message is not null)
            _writer.WriteString("message"u8, message);
        _writer.WriteNumber("code"u8, code);
        _writer.WriteEndObject();
    }

    void EndPart()
    {
        EndAttributes();
        _writer.WriteEndObject();
    }
}
