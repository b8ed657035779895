// SPDX-License-Identifier: Apache-2.0
using System.Text;
using Serilog.Events;

namespace Sinks.Fanout;

/// <summary>A text in pieces: Serilog captures arrays of characters and bytes element by element.</summary>
static class SplitText
{
    /// <summary>The text without its secrets if the elements are one that has some; else null.</summary>
    public static string? Redact(Redactor redactor, IReadOnlyList<LogEventPropertyValue> elements)
    {
        if (elements.Count == 0 || elements[0] is not ScalarValue { Value: char or byte } first)
            return null;
        var text = first.Value is char ? OfChars(elements) : OfBytes(elements);
        if (text is null)
            return null;
        var redacted = redactor.Redact(text);
        return ReferenceEquals(redacted, text) ? null : redacted;
    }

    static string? OfChars(IReadOnlyList<LogEventPropertyValue> elements)
    {
        var text = new StringBuilder(elements.Count);
        foreach (var element in elements)
        {
            if (element is not ScalarValue { Value: char c })
                return null;
            text.Append(c);
        }

        return text.ToString();
    }

    static string? OfBytes(IReadOnlyList<LogEventPropertyValue> elements)
    {
        var bytes = new byte[elements.Count];
        for (var i = 0; i < bytes.Length; i++)
        {
            if (elements[i] is not ScalarValue { Value: byte b })
                return null;
            bytes[i] = b;
        }

        return Encoding.UTF8.GetString(bytes);
    }
}
