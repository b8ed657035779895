// SPDX-License-Identifier: Apache-2.0
using Serilog;
using Serilog.Core;
using Serilog.Events;

namespace Sinks.Fanout;

/// <summary>
/// Captures values as Serilog would, before they may change: what is immutable is kept with its type, collections are
/// copied, objects become structures where <c>@</c> asks for it and text where it does not.
/// </summary>
static class MelValues
{
    /// <summary>How a value reads that could not be captured; the type of the failure follows.</summary>
    public const string NotCaptured = "Capturing the property value threw an exception: ";

    static readonly ScalarValue Null = new(null);
    static readonly ScalarValue True = new(true);
    static readonly ScalarValue False = new(false);

    // Depth, length and count that no reader reads to the end; an endless sequence ends here.
    static readonly Logger Factory = new LoggerConfiguration()
        .Destructure.ToMaximumDepth(10)
        .Destructure.ToMaximumStringLength(2 * TextLimit.MaxLength)
        .Destructure.ToMaximumCollectionCount(1_000)
        .CreateLogger();

    /// <summary>Captures a value whose name may begin with an operator.</summary>
    /// <param name="name">The name; without the operator afterwards.</param>
    /// <param name="value">The value.</param>
    public static LogEventPropertyValue Capture(ref string name, object? value)
    {
        if (name.Length == 0 || name[0] is not ('@' or '$'))
            return Capture(value);
        var isDestructured = name[0] == '@';
        name = name[1..];
        return isDestructured ? Bind(value, isDestructured: true) : Stringify(value);
    }

    public static LogEventPropertyValue Capture(object? value) => value switch
    {
        null => Null,
        string => new ScalarValue(value),
        bool flag => flag ? True : False,
        int or long or double or decimal or Guid or DateTime or DateTimeOffset or TimeSpan or Enum or Uri =>
            new ScalarValue(value),
        _ => Bind(value, isDestructured: false),
    };

    static LogEventPropertyValue Bind(object? value, bool isDestructured)
    {
        try
        {
            return Factory.BindProperty("Value", value, isDestructured, out var property) ? property.Value : Null;
        }
        catch (Exception failure)
        {
            // A stranger's text or sequence: it alone is lost, and reads as where Serilog captures it.
            return new ScalarValue(NotCaptured + failure.GetType().Name);
        }
    }

    static LogEventPropertyValue Stringify(object? value)
    {
        try
        {
            return Factory.BindMessageTemplate("{$Value}", [value], out _, out var properties)
                ? properties.First().Value
                : Null;
        }
        catch (Exception failure)
        {
            return new ScalarValue(NotCaptured + failure.GetType().Name);
        }
    }
}
