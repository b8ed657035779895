// SPDX-License-Identifier: Apache-2.0
using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;
using Sinks.Fanout;

namespace Sinks.Sentry;

/// <summary>
/// Writes the attributes of a structured log into an object that is open, each a value with its type. Used again for
/// the next log, so that a log costs no memory beside its bytes.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "A writer into a buffer holds nothing that must be given back.")]
sealed class SentryAttributes
{
    readonly ArrayBufferWriter<byte> _json = new(1024);
    readonly Utf8JsonWriter _jsonWriter = new(Stream.Null, FanoutJson.WriterOptions);
    Utf8JsonWriter _writer = null!;
    SentryLogLimits _limits = null!;
    int _room;

    /// <summary>The attributes that were left out because there were too many.</summary>
    public int LeftOut { get; private set; }

    public void Begin(Utf8JsonWriter writer, SentryLogLimits limits)
    {
        _writer = writer;
        _limits = limits;
        _room = limits.Attributes;
        LeftOut = 0;
    }

    public void End() => _writer = null!;

    /// <summary>Writes a text; nothing for null or an empty one.</summary>
    public void Write(ReadOnlySpan<byte> name, string? text, int limit)
    {
        if (string.IsNullOrEmpty(text))
            return;
        _writer.WriteStartObject(name);
        WriteText(text, limit);
        _writer.WriteEndObject();
    }

    /// <summary>Writes a text that is known to be fit.</summary>
    public void Write(ReadOnlySpan<byte> name, ReadOnlySpan<byte> text)
    {
        _writer.WriteStartObject(name);
        _writer.WriteString("value"u8, text);
        Type("string"u8);
        _writer.WriteEndObject();
    }

    /// <summary>Writes a whole number.</summary>
    public void Write(ReadOnlySpan<byte> name, long number)
    {
        _writer.WriteStartObject(name);
        WriteInteger(number);
        _writer.WriteEndObject();
    }

    /// <summary>Writes what was logged under a name, with something before it; null is no attribute.</summary>
    public void Write(string prefix, string name, in FanoutValue value)
    {
        if (value.IsNull)
            return;
        if (_room == 0)
        {
            LeftOut++;
            return;
        }

        _room--;
        var own = SentryText.Cut(name, SentryLimits.TagText);
        Span<char> whole = stackalloc char[prefix.Length + own.Length];
        prefix.CopyTo(whole);
        own.CopyTo(whole[prefix.Length..]);
        _writer.WriteStartObject(whole);
        WriteValue(value);
        _writer.WriteEndObject();
    }

    void WriteValue(in FanoutValue value)
    {
        switch (value.Kind)
        {
            case FanoutValueKind.Text:
                WriteText(value.AsText()!, _limits.Text);
                break;
            case FanoutValueKind.Boolean:
                _writer.WriteBoolean("value"u8, value.AsBoolean());
                Type("boolean"u8);
                break;
            case FanoutValueKind.Integer:
                WriteInteger(value.AsInteger());
                break;
            case FanoutValueKind.Double when double.IsFinite(value.AsDouble()):
                _writer.WriteNumber("value"u8, value.AsDouble());
                Type("double"u8);
                break;
            case FanoutValueKind.Decimal:
                WriteDecimal(value.AsDecimal());
                break;
            case FanoutValueKind.Sequence or FanoutValueKind.Structure:
                WriteComposite(value);
                break;
            default:
                // Times, lengths of time and numbers that JSON has no numbers for are texts.
                _writer.WritePropertyName("value"u8);
                value.WriteTo(_writer);
                Type("string"u8);
                break;
        }
    }

    void WriteText(string text, int limit)
    {
        _writer.WriteString("value"u8, SentryText.Cut(text, limit));
        Type("string"u8);
    }

    void WriteInteger(long number)
    {
        _writer.WriteNumber("value"u8, number);
        Type("integer"u8);
    }

    /// <summary>Receivers read numbers as doubles, which would change some.</summary>
    void WriteDecimal(decimal number)
    {
        Span<char> digits = stackalloc char[32];
        number.TryFormat(digits, out var length, provider: CultureInfo.InvariantCulture);
        _writer.WriteString("value"u8, digits[..length]);
        Type("string"u8);
    }

    void WriteComposite(in FanoutValue value)
    {
        if (IsArray(value.AsSequence()))
        {
            _writer.WritePropertyName("value"u8);
            value.WriteTo(_writer);
            Type("array"u8);
            return;
        }

        _json.ResetWrittenCount();
        _jsonWriter.Reset(_json);
        if (_limits.JsonBytes > 0)
            SentryValues.Write(_jsonWriter, value, _limits.JsonBytes);
        else
            _jsonWriter.WriteStringValue(SentryText.LeftOut);
        _jsonWriter.Flush();
        _writer.WriteString("value"u8, _json.WrittenSpan);
        Type("string"u8);
    }

    /// <summary>
    /// Whether a list is one to receivers too: of scalars of one kind that JSON has, and short enough to be written
    /// whole.
    /// </summary>
    bool IsArray(IReadOnlyList<FanoutValue> elements)
    {
        if (elements.Count is 0 or > SentryLogLimits.Elements || _limits.JsonBytes == 0)
            return false;
        var units = 0;
        for (var i = 0; i < elements.Count; i++)
        {
            var element = elements[i];
            if (element.Kind != elements[0].Kind || !IsScalar(element))
                return false;
            if (element.AsText() is not { } text)
                continue;
            units += text.Length;
            if (units > _limits.Text || text.Contains('\0', StringComparison.Ordinal))
                return false;
        }

        return true;
    }

    static bool IsScalar(in FanoutValue value) =>
        value.Kind is FanoutValueKind.Text or FanoutValueKind.Boolean or FanoutValueKind.Integer
        || (value.Kind is FanoutValueKind.Double && double.IsFinite(value.AsDouble()));

    void Type(ReadOnlySpan<byte> type) => _writer.WriteString("type"u8, type);
}
