// SPDX-License-Identifier: Apache-2.0
using Sinks.Fanout;

namespace Sinks.Otlp;

/// <summary>
/// Log records and spans in one of the two encodings. What they hold is up to <see cref="OtlpRecord"/> and
/// <see cref="OtlpSpan"/>.
/// </summary>
abstract class OtlpWriter
{
    // Deeper values become JSON in a text: decoders refuse what is nested deeper than they like, some at 64 levels of
    // JSON.
    protected const int DepthLimit = 10;

    int _room;
    int _valueLength;
    int _textLimit;

    /// <summary>Attributes that were left out.</summary>
    protected int Dropped { get; private set; }

    public void Begin(OtlpLimits limits, OtlpTrim trim)
    {
        _room = limits.Count;
        _valueLength = limits.ValueLength;
        _textLimit = Math.Min(limits.ValueLength, trim.TextLimit);
        Dropped = 0;
    }

    /// <summary>Begins the attributes of another part of the same record.</summary>
    public void BeginPart(int room)
    {
        _room = room;
        Dropped = 0;
    }

    public abstract void Times(ulong nanoseconds);

    public abstract void Severity(int number, string text);

    public abstract void Body(string text, int limit);

    public abstract void BeginAttributes();

    public abstract void EndAttributes();

    public abstract void Trace(string? traceId, string? spanId, int? flags);

    public abstract void EventName(string name);

    public abstract void SpanIds(FanoutSpan span);

    public abstract void SpanName(string name, int kind);

    public abstract void SpanTimes(ulong start, ulong end);

    /// <summary>Begins the attributes of a span.</summary>
    public abstract void BeginSpanAttributes();

    /// <summary>Begins the events of a span, of which there is at least one.</summary>
    public abstract void BeginEvents();

    /// <summary>Begins an event and its attributes.</summary>
    public abstract void BeginEvent(ulong time, string name);

    /// <summary>Ends an event and its attributes.</summary>
    public abstract void EndEvent();

    public abstract void EndEvents();

    /// <summary>Begins the links of a span, of which there is at least one.</summary>
    public abstract void BeginLinks();

    /// <summary>Begins a link and its attributes.</summary>
    public abstract void BeginLink(FanoutSpanLink link);

    /// <summary>Ends a link and its attributes.</summary>
    public abstract void EndLink();

    public abstract void EndLinks();

    public abstract void DroppedEvents(int count);

    public abstract void DroppedLinks(int count);

    public abstract void Status(int code, string? message);

    /// <summary>Counts attributes that are not written at all.</summary>
    public void LeaveOut(int count) => Dropped += count;

    public void Attribute(string key, string? value)
    {
        if (value is not null && HasRoom())
            WriteAttribute(key, Cut(value, _valueLength));
    }

    public void Attribute(string key, in FanoutValue value)
    {
        if (HasRoom())
            WriteAttribute(key, value);
    }

    public void Attribute(string key, bool value) => Attribute(key, FanoutValue.From(value));

    public void Attribute(string key, long value) => Attribute(key, FanoutValue.From(value));

    public void Attribute(string key, Guid value)
    {
        if (HasRoom())
            WriteAttribute(key, value);
    }

    public void StackTrace(string key, ExceptionInfo exception, OtlpTrim trim)
    {
        if (HasRoom())
            WriteStackTrace(key, exception, trim, Math.Min(trim.StackTraceBytes, _valueLength));
    }

    protected abstract void WriteAttribute(string key, ReadOnlySpan<char> value);

    protected abstract void WriteAttribute(string key, in FanoutValue value);

    protected abstract void WriteAttribute(string key, Guid value);

    protected abstract void WriteStackTrace(string key, ExceptionInfo exception, OtlpTrim trim, int bytesLimit);

    /// <summary>A text of a property within the limits. The specification cuts without a sign of it.</summary>
    protected ReadOnlySpan<char> Cut(string text) => Cut(text, _textLimit);

    protected static ReadOnlySpan<char> Cut(string text, int limit)
    {
        if (text.Length <= limit)
            return text;
        return text.AsSpan(0, limit > 0 && char.IsHighSurrogate(text[limit - 1]) ? limit - 1 : limit);
    }

    bool HasRoom()
    {
        if (_room > 0)
        {
            _room--;
            return true;
        }

        Dropped++;
        return false;
    }
}
