// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using System.Text;
using Serilog.Events;

namespace Sinks.Fanout;

/// <summary>
/// A value as a text that is the same for the same value, for pseudonyms and partial forms. Never shown.
/// </summary>
static class ValueText
{
    const int LengthLimit = 32_768;
    const int DepthLimit = 16;

    /// <summary>The text; null where the value cannot be read, or is too much to read.</summary>
    public static string? Of(LogEventPropertyValue value)
    {
        if (value is ScalarValue scalar)
            return OfScalar(scalar.Value);
        var text = new StringBuilder();
        return TryAppend(text, value, depth: 0) ? text.ToString() : null;
    }

    static bool TryAppend(StringBuilder text, LogEventPropertyValue value, int depth)
    {
        if (depth > DepthLimit || text.Length > LengthLimit)
            return false;
        switch (value)
        {
            case ScalarValue scalar when OfScalar(scalar.Value) is { } own:
                // The length tells where a part ends, whatever is in it.
                text.Append(CultureInfo.InvariantCulture, $"{own.Length}:{own};");
                return true;
            case SequenceValue sequence:
                return sequence.Elements.All(element => TryAppend(text.Append('['), element, depth + 1));
            case StructureValue structure:
                return structure.Properties.All(
                    member => TryAppend(text.Append('{').Append(member.Name).Append('='), member.Value, depth + 1));
            case DictionaryValue dictionary:
                return dictionary.Elements.All(pair => TryAppend(text.Append('{'), pair.Key, depth + 1)
                    && TryAppend(text.Append('='), pair.Value, depth + 1));
            default:
                return false;
        }
    }

    static bool IsNameOf(Type type, string text) => string.Equals(text, type.ToString(), StringComparison.Ordinal);

    // A stranger's ToString may throw.
    static string? OfScalar(object? value)
    {
        try
        {
            var text = value switch
            {
                null => "",
                // What it stands for has no text.
                AttributedValue => null,
                string own => own,
                char[] chars => new string(chars),
                Memory<char> chars => chars.ToString(),
                ReadOnlyMemory<char> chars => chars.ToString(),
                byte[] bytes => Convert.ToBase64String(bytes.AsSpan(0, Math.Min(bytes.Length, LengthLimit / 2))),
                IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
                // All instances of a type that does not say what it is would be one.
                _ => value.ToString() is { } named && !IsNameOf(value.GetType(), named) ? named : null,
            };
            return text?.Length > LengthLimit ? null : text;
        }
        catch (Exception)
        {
            return null;
        }
    }
}
