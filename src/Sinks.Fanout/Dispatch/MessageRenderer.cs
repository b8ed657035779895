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
    const string Unreadable = "[unreadable]";

    // Far beyond what redaction keeps of a text. A template may be a stranger's text, with any number of holes of any
    // width.
    const int LengthLimit = 1024 * 1024;
    const int WidthLimit = 1024;

    // A buffer that grew beyond this is not kept for the next text.
    const int KeptLength = 8 * 1024;

    [ThreadStatic]
    static StringWriter? Spare;

    /// <summary>The message.</summary>
    /// <param name="template">The template.</param>
    /// <param name="values">What its holes are filled with.</param>
    /// <param name="holes">Where to note the place of each value, or null.</param>
    public static string Render(
        MessageTemplate template, Dictionary<string, LogEventPropertyValue> values, List<HoleSpan>? holes = null)
    {
        // Taken while it is in use: what a value renders itself with may come by here again.
        var writer = Spare ?? new StringWriter(new StringBuilder(256), CultureInfo.InvariantCulture);
        Spare = null;
        var text = writer.GetStringBuilder();
        try
        {
            Render(template, values, writer, text, holes);
            return text.ToString();
        }
        finally
        {
            text.Clear();
            if (text.Capacity <= KeptLength)
                Spare = writer;
        }
    }

    static void Render(
        MessageTemplate template,
        Dictionary<string, LogEventPropertyValue> values,
        StringWriter writer,
        StringBuilder text,
        List<HoleSpan>? holes)
    {
        // Serilog's templates hold an array; what they are seen as allocates to be gone through.
        foreach (var token in template.Tokens as MessageTemplateToken[] ?? [.. template.Tokens])
        {
            if (text.Length > LengthLimit)
                break;
            if (token is PropertyToken hole && values.TryGetValue(hole.PropertyName, out var value))
            {
                var start = text.Length;
                RenderHole(writer, hole, value);
                holes?.Add(new HoleSpan(hole.PropertyName, start, text.Length));
            }
            else
            {
                token.Render(values, writer, CultureInfo.InvariantCulture);
            }
        }
    }

    static void RenderHole(StringWriter writer, PropertyToken hole, LogEventPropertyValue value)
    {
        var width = hole.Alignment is { Width: <= WidthLimit } alignment ? alignment.Width : 0;
        if (Removed.Is(value))
            return;
        if (value is ScalarValue { Value: string text })
        {
            var isLeft = hole.Alignment?.Direction == AlignmentDirection.Left;
            writer.Write(isLeft ? text.PadRight(width) : text.PadLeft(width));
            return;
        }

        if (width == 0 && hole.Format is null && value is ScalarValue { Value: int number })
        {
            Span<char> digits = stackalloc char[11];
            number.TryFormat(digits, out var length, default, CultureInfo.InvariantCulture);
            writer.Write(digits[..length]);
            return;
        }

        // A format may not suit its value, and a value may be of a stranger's type: that costs the hole alone.
        try
        {
            if (width == 0)
                value.Render(writer, hole.Format, CultureInfo.InvariantCulture);
            else
                hole.Render(Only(hole.PropertyName, value), writer, CultureInfo.InvariantCulture);
        }
        catch (Exception)
        {
            writer.Write(Unreadable);
        }
    }

    static Dictionary<string, LogEventPropertyValue> Only(string name, LogEventPropertyValue value) =>
        new(StringComparer.Ordinal) { [name] = value };
}
