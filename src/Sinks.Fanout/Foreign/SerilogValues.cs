// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using Serilog.Events;

namespace Sinks.Fanout;

/// <summary>Turns redacted values back into Serilog's, so that they render as what was logged does.</summary>
static class SerilogValues
{
    public static LogEventPropertyValue From(FanoutValue value) => value.Kind switch
    {
        FanoutValueKind.Text => new ScalarValue(Text(value)),
        FanoutValueKind.Timestamp => new ScalarValue(Timestamp(value)),
        FanoutValueKind.Sequence => new SequenceValue(value.AsSequence().Select(From)),
        FanoutValueKind.Structure when value.IsConverted => Dictionary(value.AsStructure()),
        FanoutValueKind.Structure => Structure(value.AsStructure()),
        _ => Scalar(value),
    };

    /// <summary>A value without parts, as it is held.</summary>
    public static ScalarValue Scalar(FanoutValue value) => new(value.Kind switch
    {
        FanoutValueKind.Boolean => value.AsBoolean(),
        FanoutValueKind.Integer => value.AsInteger(),
        FanoutValueKind.Double => value.AsDouble(),
        FanoutValueKind.Decimal => value.AsDecimal(),
        FanoutValueKind.Timestamp => value.AsTimestamp(),
        FanoutValueKind.Duration => value.AsDuration(),
        _ => (object?)value.AsText(),
    });

    static object Text(FanoutValue value)
    {
        var text = value.AsText()!;
        if (!value.IsConverted)
            return text;
        if (Guid.TryParseExact(text, "D", out var id))
            return id;
        return DateTime.TryParseExact(
            text, "O", CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var time)
            ? time
            : new LiteralText(text);
    }

    static object Timestamp(FanoutValue value)
    {
        var time = value.AsTimestamp();
        if (!value.IsConverted)
            return time;
        return time.Offset == TimeSpan.Zero ? time.UtcDateTime : time.LocalDateTime;
    }

    static StructureValue Structure(FanoutProperties members) => new(
        members
            .Where(static member => LogEventProperty.IsValidName(member.Name))
            .Select(static member => new LogEventProperty(member.Name, From(member.Value))),
        members.TypeTag);

    static DictionaryValue Dictionary(FanoutProperties members) => new(members.Select(static member =>
        KeyValuePair.Create(new ScalarValue(member.Name), From(member.Value))));
}
