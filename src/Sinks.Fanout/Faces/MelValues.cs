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
        .Destructure.WithRedaction()
        .Destructure.ToMaximumDepth(10)
        .Destructure.ToMaximumStringLength(2 * TextLimit.MaxLength)
        .Destructure.ToMaximumCollectionCount(1_000)
        .CreateLogger();

    /// <summary>
    /// Captures a value whose name may begin with an operator. What nobody can change, and what runs nobody's code when
    /// it is read, stays as it is until <see cref="Finish"/>.
    /// </summary>
    /// <param name="name">The name; without the operator afterwards.</param>
    /// <param name="value">The value.</param>
    public static object? Keep(ref string name, object? value)
    {
        if (name.Length == 0 || name[0] is not ('@' or '$'))
            return IsSafe(value) ? value : Bind(value, isDestructured: false);
        var isDestructured = name[0] == '@';
        name = name[1..];
        return isDestructured ? Bind(value, isDestructured: true) : Stringify(value);
    }

    /// <summary>The property value of what was kept.</summary>
    public static LogEventPropertyValue Finish(object? kept) => kept switch
    {
        LogEventPropertyValue captured => captured,
        null => Null,
        bool flag => flag ? True : False,
        _ => new ScalarValue(kept),
    };

    public static LogEventPropertyValue Capture(object? value) =>
        IsSafe(value) ? Finish(value) : Bind(value, isDestructured: false);

    static bool IsSafe(object? value) => value is null or string or bool or int or long or double or decimal or Guid
        or DateTime or DateTimeOffset or TimeSpan or Enum or Uri
        // What Serilog captured and gives out again.
        or LogEventPropertyValue;

    static LogEventPropertyValue Bind(object? value, bool isDestructured)
    {
        try
        {
            if (value is not null && !isDestructured)
            {
                if (MarkedText.Of(value) is { } text)
                    return text;
                isDestructured = MarkedText.IsOfMarked(value);
            }

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
            if (value is not null && MarkedText.Of(value) is { } text)
                return text;
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
