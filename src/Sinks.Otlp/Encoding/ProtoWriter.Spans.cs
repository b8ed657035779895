// SPDX-License-Identifier: Apache-2.0
using Sinks.Fanout;

namespace Sinks.Otlp;

/// <content>A <c>Span</c> of <c>trace/v1/trace.proto</c>.</content>
sealed partial class ProtoWriter
{
    int _part;

    public override void SpanIds(FanoutSpan span)
    {
        _buffer.Hex(SpanField.TraceId, span.TraceId);
        _buffer.Hex(SpanField.SpanId, span.SpanId);
        if (span.TraceState is { } state)
            _buffer.Text(SpanField.TraceState, state);
        if (span.ParentSpanId is { } parent)
            _buffer.Hex(SpanField.ParentSpanId, parent);
        _buffer.FarFixed32(SpanField.Flags, OtlpSpan.FlagsOf(span));
    }

    public override void SpanName(string name, int kind)
    {
        _buffer.Text(SpanField.Name, name);
        _buffer.Number(SpanField.Kind, (ulong)kind);
    }

    public override void SpanTimes(ulong start, ulong end)
    {
        _buffer.Fixed64(SpanField.Start, start);
        _buffer.Fixed64(SpanField.End, end);
    }

    public override void BeginSpanAttributes() => AttributesAt(SpanField.Attributes, SpanField.DroppedAttributes);

    public override void BeginEvents()
    {
    }

    public override void BeginEvent(ulong time, string name)
    {
        _part = _buffer.Open(SpanField.Events);
        _buffer.Fixed64(EventField.Time, time);
        _buffer.Text(EventField.Name, name);
        AttributesAt(EventField.Attributes, EventField.DroppedAttributes);
    }

    public override void EndEvent() => EndPart();

    public override void EndEvents()
    {
    }

    public override void BeginLinks()
    {
    }

    public override void BeginLink(FanoutSpanLink link)
    {
        _part = _buffer.Open(SpanField.Links);
        _buffer.Hex(LinkField.TraceId, link.TraceId);
        _buffer.Hex(LinkField.SpanId, link.SpanId);
        if (link.TraceState is { } state)
            _buffer.Text(LinkField.TraceState, state);
        _buffer.Fixed32(LinkField.Flags, OtlpSpan.FlagsOf(link));
        AttributesAt(LinkField.Attributes, LinkField.DroppedAttributes);
    }

    public override void EndLink() => EndPart();

    public override void EndLinks()
    {
    }

    public override void DroppedEvents(int count) => _buffer.Number(SpanField.DroppedEvents, (ulong)count);

    public override void DroppedLinks(int count) => _buffer.Number(SpanField.DroppedLinks, (ulong)count);

    public override void Status(int code, string? message)
    {
        var status = _buffer.Open(SpanField.Status);
        if (message is not null)
            _buffer.Text(StatusField.Message, message);
        _buffer.Number(StatusField.Code, (ulong)code);
        _buffer.Close(status);
    }

    void AttributesAt(int attributes, int dropped)
    {
        _attributes = attributes;
        _droppedAttributes = dropped;
    }

    void EndPart()
    {
        EndAttributes();
        _buffer.Close(_part);
    }

    /// <summary>The fields of Span.</summary>
    static class SpanField
    {
        public const int TraceId = 1;
        public const int SpanId = 2;
        public const int TraceState = 3;
        public const int ParentSpanId = 4;
        public const int Name = 5;
        public const int Kind = 6;
        public const int Start = 7;
        public const int End = 8;
        public const int Attributes = 9;
        public const int DroppedAttributes = 10;
        public const int Events = 11;
        public const int DroppedEvents = 12;
        public const int Links = 13;
        public const int DroppedLinks = 14;
        public const int Status = 15;
        public const int Flags = 16;
    }

    /// <summary>The fields of Span.Event.</summary>
    static class EventField
    {
        public const int Time = 1;
        public const int Name = 2;
        public const int Attributes = 3;
        public const int DroppedAttributes = 4;
    }

    /// <summary>The fields of Span.Link.</summary>
    static class LinkField
    {
        public const int TraceId = 1;
        public const int SpanId = 2;
        public const int TraceState = 3;
        public const int Attributes = 4;
        public const int DroppedAttributes = 5;
        public const int Flags = 6;
    }

    /// <summary>The fields of Status.</summary>
    static class StatusField
    {
        public const int Message = 2;
        public const int Code = 3;
    }
}
