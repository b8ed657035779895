// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using Sinks.Fanout;

namespace Sinks.Otlp;

/// <summary>
/// Records and spans as protocol buffers, by the files under <c>opentelemetry/proto</c>: the values of attributes,
/// which both have.
/// </summary>
sealed partial class ProtoWriter : OtlpWriter
{
    readonly ProtoBuffer _buffer = new();

    // Messages of several kinds have attributes, each under a number of its own.
    int _attributes;
    int _droppedAttributes;

    public ReadOnlySpan<byte> Written => _buffer.Written;

    /// <summary>Begins another record or span.</summary>
    public void Reset() => _buffer.Reset();

    public override void EndAttributes()
    {
        if (Dropped > 0)
            _buffer.Number(_droppedAttributes, (ulong)Dropped);
    }

    protected override void WriteAttribute(string key, ReadOnlySpan<char> value) =>
        _buffer.TextPair(_attributes, key, value);

    protected override void WriteAttribute(string key, in FanoutValue value)
    {
        if (value.Kind == FanoutValueKind.Text)
        {
            _buffer.TextPair(_attributes, key, Cut(value.AsText()!));
            return;
        }

        var attribute = _buffer.Open(_attributes);
        WritePair(key, value, depth: 0);
        _buffer.Close(attribute);
    }

    protected override void WriteAttribute(string key, Guid value)
    {
        Span<byte> text = stackalloc byte[36];
        value.TryFormat(text, out _);
        var attribute = _buffer.Open(_attributes);
        _buffer.Text(Pair.Key, key);
        var any = _buffer.Open(Pair.Value);
        _buffer.Text(Value.Text, text);
        _buffer.Close(any);
        _buffer.Close(attribute);
    }

    protected override void WriteStackTrace(string key, ExceptionInfo exception, OtlpTrim trim, int bytesLimit)
    {
        var attribute = _buffer.Open(_attributes);
        _buffer.Text(Pair.Key, key);
        var any = _buffer.Open(Pair.Value);
        var text = _buffer.Open(Value.Text);
        StackTraceText.Write(exception, _buffer, trim.FramesLimit, trim.ExceptionMessageLimit);
        _buffer.Shorten(text, bytesLimit);
        _buffer.Close(text);
        _buffer.Close(any);
        _buffer.Close(attribute);
    }

    void WritePair(string key, in FanoutValue value, int depth)
    {
        _buffer.Text(Pair.Key, key);
        var any = _buffer.Open(Pair.Value);
        WriteValue(value, depth);
        _buffer.Close(any);
    }

    void WriteValue(in FanoutValue value, int depth)
    {
        switch (value.Kind)
        {
            case FanoutValueKind.Null:
                break;
            case FanoutValueKind.Text:
                _buffer.Text(Value.Text, Cut(value.AsText()!));
                break;
            case FanoutValueKind.Boolean:
                _buffer.Number(Value.Boolean, value.AsBoolean() ? 1UL : 0);
                break;
            case FanoutValueKind.Integer:
                _buffer.Number(Value.Integer, (ulong)value.AsInteger());
                break;
            case FanoutValueKind.Double:
                _buffer.Fixed64(Value.Double, BitConverter.DoubleToUInt64Bits(value.AsDouble()));
                break;
            case FanoutValueKind.Sequence when depth < DepthLimit:
                WriteSequence(value.AsSequence(), depth + 1);
                break;
            case FanoutValueKind.Structure when depth < DepthLimit:
                WriteStructure(value.AsStructure(), depth + 1);
                break;
            case FanoutValueKind.Sequence or FanoutValueKind.Structure:
                _buffer.Text(Value.Text, Cut(value.ToString()));
                break;
            default:
                WriteFormatted(value);
                break;
        }
    }

    /// <summary>Numbers that are no double, times and lengths of time, as texts.</summary>
    void WriteFormatted(in FanoutValue value)
    {
        Span<byte> text = stackalloc byte[64];
        var invariant = CultureInfo.InvariantCulture;
        var isWritten = value.Kind switch
        {
            FanoutValueKind.Decimal => value.AsDecimal().TryFormat(text, out var length, default, invariant)
                && Write(text[..length]),
            FanoutValueKind.Timestamp => value.AsTimestamp().TryFormat(text, out var length, "O", invariant)
                && Write(text[..length]),
            FanoutValueKind.Duration => value.AsDuration().TryFormat(text, out var length, "c", invariant)
                && Write(text[..length]),
            _ => false,
        };
        if (!isWritten)
            _buffer.Text(Value.Text, Cut(value.ToString()));

        bool Write(ReadOnlySpan<byte> utf8)
        {
            _buffer.Text(Value.Text, utf8);
            return true;
        }
    }

    void WriteSequence(IReadOnlyList<FanoutValue> values, int depth)
    {
        var array = _buffer.Open(Value.Array);
        for (var i = 0; i < values.Count; i++)
        {
            var any = _buffer.Open(1);
            WriteValue(values[i], depth);
            _buffer.Close(any);
        }

        _buffer.Close(array);
    }

    void WriteStructure(FanoutProperties members, int depth)
    {
        var list = _buffer.Open(Value.Pairs);
        foreach (ref readonly var member in members.AsSpan())
        {
            var pair = _buffer.Open(1);
            WritePair(member.Name, member.Value, depth);
            _buffer.Close(pair);
        }

        _buffer.Close(list);
    }

    /// <summary>The fields of KeyValue.</summary>
    static class Pair
    {
        public const int Key = 1;
        public const int Value = 2;
    }

    /// <summary>The fields of AnyValue.</summary>
    static class Value
    {
        public const int Text = 1;
        public const int Boolean = 2;
        public const int Integer = 3;
        public const int Double = 4;
        public const int Array = 5;
        public const int Pairs = 6;
    }
}
