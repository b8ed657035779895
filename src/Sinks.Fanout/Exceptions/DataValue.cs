// SPDX-License-Identifier: Apache-2.0
using System.Globalization;

namespace Sinks.Fanout;

/// <summary>Turns an object found in an exception's Data into a value of a known shape.</summary>
static class DataValue
{
    /// <summary>The object itself if its type is known and immutable, else its text.</summary>
    public static object? ScalarOf(object? value) => IsScalar(value) ? value : TextOf(value);

    /// <summary>The text of any object; null for null, <c>[unreadable]</c> if it throws.</summary>
    public static string? TextOf(object? value)
    {
        try
        {
            return value switch
            {
                // Its ToString follows inner exceptions without end: a circle of them would end the process.
                Exception exception => $"{exception.GetType()}: {ExceptionMessage.Of(exception)}",
                IFormattable formattable => formattable.ToString(format: null, CultureInfo.InvariantCulture),
                _ => value?.ToString(),
            };
        }
        catch (Exception)
        {
            return ExceptionMessage.Unreadable;
        }
    }

    /// <summary>The value with its type kept where there is a shape for it.</summary>
    public static FanoutValue Typed(object? value) => value switch
    {
        null => default,
        string text => FanoutValue.From(text),
        bool flag => FanoutValue.From(flag),
        sbyte or byte or short or ushort or int or uint or long =>
            FanoutValue.From(Convert.ToInt64(value, CultureInfo.InvariantCulture)),
        ulong number => number <= long.MaxValue ? FanoutValue.From((long)number) : FanoutValue.From((decimal)number),
        float number => FanoutValue.From(number),
        double number => FanoutValue.From(number),
        decimal number => FanoutValue.From(number),
        DateTimeOffset time => FanoutValue.From(time),
        DateTime time => Typed(time),
        TimeSpan length => FanoutValue.From(length),
        _ => FanoutValue.From(TextOf(value)),
    };

    static FanoutValue Typed(DateTime time) => ValueConverter.HasOffset(time)
        ? FanoutValue.From(new DateTimeOffset(time))
        : FanoutValue.From(time.ToString("O", CultureInfo.InvariantCulture));

    static bool IsScalar(object? value) =>
        value is null or string or Guid or DateTimeOffset or TimeSpan or Enum
        || Type.GetTypeCode(value.GetType()) is not TypeCode.Object;
}
