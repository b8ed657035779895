// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace Sinks.Fanout;

/// <summary>
/// A redacted value: one of a closed list of shapes, so that an encoder never meets a stranger's object.
/// </summary>
[StructLayout(LayoutKind.Auto)]
public readonly struct FanoutValue : IEquatable<FanoutValue>
{
    readonly object? _reference;
    readonly long _bits;

    FanoutValue(FanoutValueKind kind, object? reference, long bits = 0)
    {
        Kind = kind;
        _reference = reference;
        _bits = bits;
    }

    /// <summary>The shape; <see cref="FanoutValueKind.Null"/> for <c>default</c>.</summary>
    public FanoutValueKind Kind { get; }

    /// <summary>
    /// Whether what was logged had another type: a text that was no string, a timestamp that was a DateTime, a
    /// structure that was a dictionary. No part of equality.
    /// </summary>
    internal bool IsConverted { get; private init; }

    /// <summary>Whether there is no value.</summary>
    public bool IsNull => Kind == FanoutValueKind.Null;

    /// <summary>A text, or null for a null reference.</summary>
    public static FanoutValue From(string? value) => value is null ? default : new(FanoutValueKind.Text, value);

    /// <summary>True or false.</summary>
    public static FanoutValue From(bool value) => new(FanoutValueKind.Boolean, null, value ? 1 : 0);

    /// <summary>A whole number.</summary>
    public static FanoutValue From(long value) => new(FanoutValueKind.Integer, null, value);

    /// <summary>A floating-point number.</summary>
    public static FanoutValue From(double value) =>
        new(FanoutValueKind.Double, null, BitConverter.DoubleToInt64Bits(value));

    /// <summary>A decimal number.</summary>
    public static FanoutValue From(decimal value) => new(FanoutValueKind.Decimal, value);

    /// <summary>A point in time.</summary>
    public static FanoutValue From(DateTimeOffset value) => new(FanoutValueKind.Timestamp, value);

    /// <summary>A length of time.</summary>
    public static FanoutValue From(TimeSpan value) => new(FanoutValueKind.Duration, null, value.Ticks);

    /// <summary>A list of values.</summary>
    public static FanoutValue From(IReadOnlyList<FanoutValue> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        return new(FanoutValueKind.Sequence, values);
    }

    /// <summary>Named values.</summary>
    public static FanoutValue From(FanoutProperties properties)
    {
        ArgumentNullException.ThrowIfNull(properties);
        return new(FanoutValueKind.Structure, properties);
    }

    internal FanoutValue AsConverted() => this with { IsConverted = true };

    /// <summary>The text of a <see cref="FanoutValueKind.Text"/>, else null.</summary>
    public string? AsText() => _reference as string;

    /// <summary>The value of a <see cref="FanoutValueKind.Boolean"/>, else false.</summary>
    public bool AsBoolean() => Kind == FanoutValueKind.Boolean && _bits != 0;

    /// <summary>The value of a <see cref="FanoutValueKind.Integer"/>, else 0.</summary>
    public long AsInteger() => Kind == FanoutValueKind.Integer ? _bits : 0;

    /// <summary>The value of a <see cref="FanoutValueKind.Double"/>, else 0.</summary>
    public double AsDouble() => Kind == FanoutValueKind.Double ? BitConverter.Int64BitsToDouble(_bits) : 0;

    /// <summary>The value of a <see cref="FanoutValueKind.Decimal"/>, else 0.</summary>
    public decimal AsDecimal() => _reference is decimal number ? number : 0;

    /// <summary>The value of a <see cref="FanoutValueKind.Timestamp"/>, else the default time.</summary>
    public DateTimeOffset AsTimestamp() => _reference is DateTimeOffset time ? time : default;

    /// <summary>The value of a <see cref="FanoutValueKind.Duration"/>, else zero.</summary>
    public TimeSpan AsDuration() => Kind == FanoutValueKind.Duration ? new TimeSpan(_bits) : TimeSpan.Zero;

    /// <summary>The values of a <see cref="FanoutValueKind.Sequence"/>, else an empty list.</summary>
    public IReadOnlyList<FanoutValue> AsSequence() => _reference as IReadOnlyList<FanoutValue> ?? [];

    /// <summary>The members of a <see cref="FanoutValueKind.Structure"/>, else no members.</summary>
    public FanoutProperties AsStructure() => _reference as FanoutProperties ?? FanoutProperties.Empty;

    /// <summary>
    /// Writes the value as JSON: numbers as numbers (NaN and infinities as text), times as ISO 8601 with their offset,
    /// lengths of time in the constant format <c>[-][d.]hh:mm:ss[.fffffff]</c>.
    /// </summary>
    /// <param name="writer">Where to write; must be positioned for a value.</param>
    public void WriteTo(Utf8JsonWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        switch (Kind)
        {
            case FanoutValueKind.Boolean:
                writer.WriteBooleanValue(_bits != 0);
                break;
            case FanoutValueKind.Integer:
                writer.WriteNumberValue(_bits);
                break;
            case FanoutValueKind.Double when double.IsFinite(AsDouble()):
                writer.WriteNumberValue(AsDouble());
                break;
            case FanoutValueKind.Decimal:
                writer.WriteNumberValue(AsDecimal());
                break;
            case FanoutValueKind.Timestamp:
                writer.WriteStringValue(AsTimestamp());
                break;
            case FanoutValueKind.Duration:
                WriteDuration(writer, AsDuration());
                break;
            case FanoutValueKind.Sequence:
                WriteSequence(writer, AsSequence());
                break;
            case FanoutValueKind.Structure:
                AsStructure().WriteTo(writer);
                break;
            case FanoutValueKind.Null:
                writer.WriteNullValue();
                break;
            default:
                writer.WriteStringValue(ToString());
                break;
        }
    }

    /// <summary>
    /// The value as text in the invariant culture; sequences and structures as JSON, null as an empty text.
    /// </summary>
    public override string ToString() => Kind switch
    {
        FanoutValueKind.Text => (string)_reference!,
        FanoutValueKind.Boolean => _bits != 0 ? "true" : "false",
        FanoutValueKind.Integer => _bits.ToString(CultureInfo.InvariantCulture),
        FanoutValueKind.Double => AsDouble().ToString("R", CultureInfo.InvariantCulture),
        FanoutValueKind.Decimal => AsDecimal().ToString(CultureInfo.InvariantCulture),
        FanoutValueKind.Timestamp => AsTimestamp().ToString("O", CultureInfo.InvariantCulture),
        FanoutValueKind.Duration => AsDuration().ToString("c", CultureInfo.InvariantCulture),
        FanoutValueKind.Sequence or FanoutValueKind.Structure => ToJson(),
        _ => "",
    };

    /// <inheritdoc/>
    public bool Equals(FanoutValue other) =>
        Kind == other.Kind && _bits == other._bits && Equals(_reference, other._reference);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is FanoutValue other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Kind, _bits, _reference);

    /// <summary>
    /// Whether two values have the same shape and content (sequences and structures: the same instance).
    /// </summary>
    public static bool operator ==(FanoutValue left, FanoutValue right) => left.Equals(right);

    /// <summary>Whether two values differ in shape or content.</summary>
    public static bool operator !=(FanoutValue left, FanoutValue right) => !left.Equals(right);

    static void WriteSequence(Utf8JsonWriter writer, IReadOnlyList<FanoutValue> values)
    {
        writer.WriteStartArray();
        // The enumerator of the interface would allocate.
        for (var i = 0; i < values.Count; i++)
            values[i].WriteTo(writer);
        writer.WriteEndArray();
    }

    static void WriteDuration(Utf8JsonWriter writer, TimeSpan duration)
    {
        Span<char> text = stackalloc char[32];
        duration.TryFormat(text, out var length, "c", CultureInfo.InvariantCulture);
        writer.WriteStringValue(text[..length]);
    }

    string ToJson()
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, FanoutJson.WriterOptions))
            WriteTo(writer);
        return System.Text.Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }
}
