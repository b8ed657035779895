// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using System.Text;
using Serilog.Events;
using Serilog.Parsing;

namespace Sinks.Fanout;

/// <summary>
/// Renders a template with redacted values. Strings come without quotes, as people read them; everything else as
/// Serilog renders it, in the invariant culture.
/// </summary>
static class MessageRenderer
{
    public static string Render(MessageTemplate template, IReadOnlyDictionary<string, LogEventPropertyValue> values)
    {
        var text = new StringBuilder(template.Text.Length + 64);
        using var writer = new StringWriter(text, CultureInfo.InvariantCulture);
        foreach (var token in template.Tokens)
        {
            if (token is PropertyToken hole && values.TryGetValue(hole.PropertyName, out var value))
                RenderHole(writer, hole, value);
            else
                token.Render(values, writer, CultureInfo.InvariantCulture);
        }

        return text.ToString();
    }

    static void RenderHole(StringWriter writer, PropertyToken hole, LogEventPropertyValue value)
    {
        if (value is ScalarValue { Value: string text })
        {
            var width = hole.Alignment?.Width ?? 0;
            var isLeft = hole.Alignment?.Direction == AlignmentDirection.Left;
            writer.Write(isLeft ? text.PadRight(width) : text.PadLeft(width));
            return;
        }

        if (hole.Alignment is null)
            value.Render(writer, hole.Format, CultureInfo.InvariantCulture);
        else
            hole.Render(Only(hole.PropertyName, value), writer, CultureInfo.InvariantCulture);
    }

    static Dictionary<string, LogEventPropertyValue> Only(string name, LogEventPropertyValue value) =>
        new(StringComparer.Ordinal) { [name] = value };
}
