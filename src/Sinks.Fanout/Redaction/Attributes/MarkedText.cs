// SPDX-License-Identifier: Apache-2.0
using System.Collections;
using System.Globalization;
using System.Text;
using Serilog.Events;

namespace Sinks.Fanout;

/// <summary>
/// The text of an object whose type has attributes (<c>{Order}</c> without <c>@</c>): a record prints its members, the
/// hidden ones too, so those are taken out of what it prints.
/// </summary>
static class MarkedText
{
    // A shorter one could stand anywhere in the text for something else.
    const int LengthMinimum = 3;

    const string Stand = "\uE000";

    /// <summary>Null for an object of a type without attributes.</summary>
    public static LogEventPropertyValue? Of(object value)
    {
        if (MarkedType.Of(value.GetType()) is not { } type)
            return null;
        if (type.IsWhole)
            return new ScalarValue(new AttributedValue(value, strategy: null));
        var hidden = type.Hidden.Select(property => property.GetValue(value))
            .SelectMany(static member => (string[])[TextOf(member, CultureInfo.CurrentCulture), TextOf(member, null)])
            .Where(static text => text.Length > 0)
            .OrderByDescending(static text => text.Length)
            .ToList();
        if (hidden.Count > 0 && hidden[^1].Length < LengthMinimum)
            return new ScalarValue(new AttributedValue(value, strategy: null));

        // Not by the marker at once: it may itself hold what is looked for next.
        var shown = new StringBuilder(value.ToString());
        foreach (var text in hidden)
            shown.Replace(text, Stand);
        return new ScalarValue(shown.Replace(Stand, Marker.Of(RuleNames.Attribute)).ToString());
    }

    /// <summary>Whether the elements are of a type with attributes: their texts would show what those hide.</summary>
    public static bool IsOfMarked(object value)
    {
        if (value is not IEnumerable || value is string)
            return false;
        var type = value.GetType();
        return (type.GetElementType() is { } element && MarkedType.Of(element) is not null)
            || Array.Exists(type.GetGenericArguments(), static argument => MarkedType.Of(argument) is not null);
    }

    static string TextOf(object? value, CultureInfo? culture) =>
        (value is IFormattable formattable
            ? formattable.ToString(null, culture ?? CultureInfo.InvariantCulture)
            : value?.ToString()) ?? "";
}
