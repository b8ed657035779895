// SPDX-License-Identifier: Apache-2.0
using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.Text.Json;
using Sinks.Fanout;

namespace Sinks.Otlp;

/// <summary>
/// Records and spans in the JSON of OTLP: names in lowerCamelCase, ids in hexadecimal, enums as numbers, numbers of 64
/// bits as texts. What is not known is left out.
/// </summary>
sealed partial class JsonWriter : OtlpWriter
{
    const int KeptBytes = 256 * 1024;

    ArrayBufferWriter<byte> _stackTrace = new();
    Utf8JsonWriter _writer = null!;
    bool _hasAttributes;

    /// <summary>Begins another record or span, inside the object the writer stands in.</summary>
    public void Reset(Utf8JsonWriter writer) => _writer = writer;

    public override void BeginAttributes() => _hasAttributes = false;

    public override void EndAttributes()
    {
        if (_hasAttributes)
            _writer.WriteEndArray();
        if (Dropped > 0)
            _writer.WriteNumber("droppedAttributesCount"u8, Dropped);
    }

    protected override void WriteAttribute(string key, ReadOnlySpan<char> value)
    {
        OpenAttribute(key);
        _writer.WriteString("stringValue"u8, value);
        Close();
    }

    protected override void WriteAttribute(string key, Guid value)
    {
        OpenAttribute(key);
        _writer.WriteString("stringValue"u8, value);
        Close();
    }

    protected override void WriteAttribute(string key, in FanoutValue value)
    {
        OpenAttribute(key);
        WriteMember(value, depth: 0);
        Close();
    }

    protected override void WriteStackTrace(string key, ExceptionInfo exception, OtlpTrim trim, int bytesLimit)
    {
        _stackTrace.ResetWrittenCount();
        StackTraceText.Write(exception, _stackTrace, trim.FramesLimit, trim.ExceptionMessageLimit);
        OpenAttribute(key);
        _writer.WriteString("stringValue"u8, Shortened(_stackTrace.WrittenSpan, bytesLimit));
        Close();
        if (_stackTrace.Capacity > KeptBytes)
            _stackTrace = new ArrayBufferWriter<byte>();
    }

    /// <summary>A list without anything in it is left out.</summary>
    void OpenAttribute(string key)
    {
        if (!_hasAttributes)
            _writer.WriteStartArray("attributes"u8);
        _hasAttributes = true;
        Open(key);
    }

    void Open(string key)
    {
        _writer.WriteStartObject();
        _writer.WriteString("key"u8, key);
        _writer.WriteStartObject("value"u8);
    }

    void Close()
    {
        _writer.WriteEndObject();
        _writer.WriteEndObject();
    }

    /// <summary>The one member of an AnyValue; none for null.</summary>
    void WriteMember(in FanoutValue value, int depth)
    {
        switch (value.Kind)
        {
            case FanoutValueKind.Null:
                break;
            case FanoutValueKind.Text:
                _writer.WriteString("stringValue"u8, Cut(value.AsText()!));
                break;
            case FanoutValueKind.Boolean:
                _writer.WriteBoolean("boolValue"u8, value.AsBoolean());
                break;
            case FanoutValueKind.Integer:
                Long("intValue"u8, value.AsInteger());
                break;
            case FanoutValueKind.Double when double.IsFinite(value.AsDouble()):
                _writer.WriteNumber("doubleValue"u8, value.AsDouble());
                break;
            case FanoutValueKind.Double:
                // The names that JSON of protocol buffers has for them: NaN, Infinity, -Infinity.
                _writer.WriteString("doubleValue"u8, value.AsDouble().ToString(CultureInfo.InvariantCulture));
                break;
            case FanoutValueKind.Sequence when depth < DepthLimit:
                WriteSequence(value.AsSequence(), depth + 1);
                break;
            case FanoutValueKind.Structure when depth < DepthLimit:
                WriteStructure(value.AsStructure(), depth + 1);
                break;
            default:
                _writer.WriteString("stringValue"u8, Cut(value.ToString()));
                break;
        }
    }

    void WriteSequence(IReadOnlyList<FanoutValue> values, int depth)
    {
        _writer.WriteStartObject("arrayValue"u8);
        _writer.WriteStartArray("values"u8);
        for (var i = 0; i < values.Count; i++)
        {
            _writer.WriteStartObject();
            WriteMember(values[i], depth);
            _writer.WriteEndObject();
        }

        _writer.WriteEndArray();
        _writer.WriteEndObject();
    }

    void WriteStructure(FanoutProperties members, int depth)
    {
        _writer.WriteStartObject("kvlistValue"u8);
        _writer.WriteStartArray("values"u8);
        foreach (ref readonly var member in members.AsSpan())
        {
            Open(member.Name);
            WriteMember(member.Value, depth);
            Close();
        }

        _writer.WriteEndArray();
        _writer.WriteEndObject();
    }

    void Long(ReadOnlySpan<byte> name, ulong value)
    {
        Span<byte> digits = stackalloc byte[20];
        Utf8Formatter.TryFormat(value, digits, out var length);
        _writer.WriteString(name, digits[..length]);
    }

    void Long(ReadOnlySpan<byte> name, long value)
    {
        Span<byte> digits = stackalloc byte[20];
        Utf8Formatter.TryFormat(value, digits, out var length);
        _writer.WriteString(name, digits[..length]);
    }

    /// <summary>At most so many bytes, and never half a character.</summary>
    static ReadOnlySpan<byte> Shortened(ReadOnlySpan<byte> utf8, int limit)
    {
        if (utf8.Length <= limit)
            return utf8;
        while (limit > 0 && (utf8[limit] & 0xC0) == 0x80)
            limit--;
        return utf8[..limit];
    }
}
