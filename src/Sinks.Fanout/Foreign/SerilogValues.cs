// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using Serilog.Events;

namespace Sinks.Fanout;

/// <summary>Turns redacted values back into Serilog's, so that they render as what was logged does.</summary>
static class SerilogValues
{
    public static LogEventPropertyValue From(FanoutValue value) => value.Kind switch
    {
        FanoutValueKind.Null => new ScalarValue(null),
        FanoutValueKind.Text => new ScalarValue(Text(value)),
        FanoutValueKind.Boolean => new ScalarValue(value.AsBoolean()),
        FanoutValueKind.Integer => new ScalarValue(value.AsInteger()),
        FanoutValueKind.Double => new ScalarValue(value.AsDouble()),
        FanoutValueKind.Decimal => new ScalarValue(value.AsDecimal()),
        FanoutValueKind.Timestamp => new ScalarValue(Timestamp(value)),
        FanoutValueKind.Duration => new ScalarValue(value.AsDuration()),
        FanoutValueKind.Sequence => new SequenceValue(value.AsSequence().Select(From)),
        _ when value.IsConverted => Dictionary(value.AsStructure()),
        _ => Structure(value.AsStructure()),
    };

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
