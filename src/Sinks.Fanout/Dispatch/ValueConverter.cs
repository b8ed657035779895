// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using Serilog.Events;

namespace Sinks.Fanout;

/// <summary>Turns redacted Serilog values into the closed list of shapes that encoders know.</summary>
static class ValueConverter
{
    // Redaction stops earlier; this holds when it is turned off, and keeps recursion and JSON depth bounded.
    const int DepthLimit = 16;

    const string TooDeep = "[too deep]";

    public static FanoutValue Convert(LogEventPropertyValue? value, int depth = 0) => value switch
    {
        ScalarValue scalar => ConvertScalar(scalar.Value),
        _ when depth >= DepthLimit => FanoutValue.From(TooDeep),
        SequenceValue sequence => FanoutValue.From([.. sequence.Elements.Select(item => Convert(item, depth + 1))]),
        StructureValue structure => FanoutValue.From(Members(
            structure.Properties.Select(member => new FanoutProperty(member.Name, Convert(member.Value, depth + 1))),
            structure.TypeTag)),
        DictionaryValue dictionary => FanoutValue.From(Members(dictionary.Elements.Select(element =>
            new FanoutProperty(ConvertScalar(element.Key.Value).ToString(), Convert(element.Value, depth + 1)))))
            .AsConverted(),
        null => default,
        _ => FanoutValue.From(value.ToString(null, CultureInfo.InvariantCulture)),
    };

    public static FanoutValue ConvertScalar(object? value) => value switch
    {
        null => default,
        string text => FanoutValue.From(text),
        bool flag => FanoutValue.From(flag),
        int number => FanoutValue.From(number),
        long number => FanoutValue.From(number),
        short or sbyte or byte or ushort or uint =>
            FanoutValue.From(System.Convert.ToInt64(value, CultureInfo.InvariantCulture)),
        ulong number => number <= long.MaxValue ? FanoutValue.From((long)number) : FanoutValue.From((decimal)number),
        double number => FanoutValue.From(number),
        float number => FanoutValue.From(double.Parse(
            number.ToString("R", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture)),
        decimal number => FanoutValue.From(number),
        DateTimeOffset time => FanoutValue.From(time),
        DateTime time when !HasOffset(time) =>
            FanoutValue.From(time.ToString("O", CultureInfo.InvariantCulture)).AsConverted(),
        DateTime time => FanoutValue.From(new DateTimeOffset(time)).AsConverted(),
        TimeSpan length => FanoutValue.From(length),
        // As it stands the invariant culture writes 07/14/2026, and leaves the seconds of a time out.
        DateOnly or TimeOnly =>
            FanoutValue.From(((IFormattable)value).ToString("O", CultureInfo.InvariantCulture)).AsConverted(),
        IFormattable formattable =>
            FanoutValue.From(formattable.ToString(null, CultureInfo.InvariantCulture)).AsConverted(),
        _ => FanoutValue.From(value.ToString()).AsConverted(),
    };

    /// <summary>A time of no stated zone is not ours to place, and one near the ends has no offset.</summary>
    public static bool HasOffset(DateTime time) =>
        time.Kind != DateTimeKind.Unspecified
        && time.Ticks >= TimeSpan.TicksPerDay
        && time.Ticks <= DateTime.MaxValue.Ticks - TimeSpan.TicksPerDay;

    /// <summary>Distinct by name, the first one kept: JSON readers disagree about repeated keys.</summary>
    static FanoutProperties Members(IEnumerable<FanoutProperty> members, string? typeTag = null) =>
        new(members.DistinctBy(static member => member.Name, StringComparer.Ordinal).ToArray()) { TypeTag = typeTag };
}
