// SPDX-License-Identifier: Apache-2.0
using System.Globalization;

namespace Sinks.Fanout;

/// <summary>
/// Stands in a log event for a value that an attribute takes out. To every sink of the host it is the marker; what it
/// holds for a strategy that needs the value is a text, never a stranger's object, and nothing public gives it.
/// </summary>
sealed class AttributedValue(object value, RedactionStrategy? strategy)
{
    // What is longer is no card, address or name, and not worth its memory.
    const int LengthLimit = 1024;

    static readonly string Shown = Marker.Of(RuleNames.Attribute);

    /// <summary>The value as text; null for what has no text of its own.</summary>
    internal string? Text { get; } = TextOf(value);

    /// <summary>The attribute's own strategy, or null.</summary>
    internal RedactionStrategy? Strategy { get; } = strategy;

    public override string ToString() => Shown;

    static string? TextOf(object value) => value switch
    {
        string text => text.Length <= LengthLimit ? text : null,
        Uri { OriginalString: { Length: <= LengthLimit } text } => text,
        Guid or DateTimeOffset or TimeSpan or DateOnly or TimeOnly =>
            ((IFormattable)value).ToString(null, CultureInfo.InvariantCulture),
        _ when Type.GetTypeCode(value.GetType()) != TypeCode.Object =>
            Convert.ToString(value, CultureInfo.InvariantCulture),
        _ => null,
    };
}
