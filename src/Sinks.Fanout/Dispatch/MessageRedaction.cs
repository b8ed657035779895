// SPDX-License-Identifier: Apache-2.0
using Serilog.Events;

namespace Sinks.Fanout;

/// <summary>
/// Renders messages of redacted values and redacts the whole: the text around a hole may say of its value what its name
/// does not, as in <c>password={P}</c>. What is taken out of a hole is taken out of the property, too.
/// </summary>
sealed class MessageRedaction(Redactor redactor)
{
    // Taking out one value may show another; more rounds than this were never needed.
    const int RoundLimit = 4;

    readonly List<HoleSpan> _holes = [];
    readonly HashSet<string> _taken = new(StringComparer.Ordinal);

    /// <summary>The properties that the last message took something from.</summary>
    public IReadOnlySet<string> Taken => _taken;

    /// <summary>The message, without secrets.</summary>
    /// <param name="template">What is known of the template.</param>
    /// <param name="parsed">The template.</param>
    /// <param name="values">The properties, redacted each; afterwards without what the message gave away.</param>
    public string Render(
        TemplateInfo template, MessageTemplate parsed, Dictionary<string, LogEventPropertyValue> values)
    {
        _taken.Clear();
        if (template.PlainMessage is { } plain)
            return plain;

        // Its value is the whole message, and has been read.
        if (template.OnlyHole is { } only
            && values.TryGetValue(only, out var value) && value is ScalarValue { Value: string text })
            return text;

        for (var round = 1; ; round++)
        {
            var message = MessageRenderer.Render(parsed, values);
            var redacted = redactor.Redact(message);
            if (ReferenceEquals(redacted, message) || round == RoundLimit || !TakeFromHoles(parsed, message, values))
                return redacted;
        }
    }

    bool TakeFromHoles(MessageTemplate parsed, string message, Dictionary<string, LogEventPropertyValue> values)
    {
        _holes.Clear();
        var again = MessageRenderer.Render(parsed, values, _holes);
        // What renders itself otherwise each time tells nobody where it stands.
        var isSame = string.Equals(again, message, StringComparison.Ordinal);
        var taken = false;
        foreach (var hit in redactor.Find(message))
        {
            foreach (var hole in _holes)
            {
                if (!isSame || (hit.Start < hole.End && hole.Start < hit.End))
                    taken |= Take(hole, hit, message, values);
            }
        }

        return taken;
    }

    /// <summary>Of a text only what was found; of anything else all.</summary>
    bool Take(HoleSpan hole, Hit hit, string message, Dictionary<string, LogEventPropertyValue> values)
    {
        if (!values.TryGetValue(hole.Name, out var value) || value is not ScalarValue scalar)
            return values.ContainsKey(hole.Name) && Replace(hole.Name, redactor.TextFor(message, hit), values);
        if (Removed.Is(value))
            return false;
        if (scalar.Value is not string text)
            return Replace(hole.Name, redactor.TextFor(message, hit), values);
        if (Marker.IsAllOf(text))
            return false;

        // Padding is the template's. A text that an earlier hit has changed is told apart in the next round.
        var padding = message.IndexOf(text, hole.Start, hole.End - hole.Start, StringComparison.Ordinal) - hole.Start;
        if (padding < 0)
            return true;
        var start = Math.Max(0, hit.Start - hole.Start - padding);
        var end = Math.Min(text.Length, hit.End - hole.Start - padding);
        if (start >= end)
            return false;
        var marker = redactor.TextFor(message, hit);
        return Replace(hole.Name, string.Concat(text.AsSpan(0, start), marker, text.AsSpan(end)), values);
    }

    bool Replace(string name, string text, Dictionary<string, LogEventPropertyValue> values)
    {
        values[name] = text.Length == 0 ? Removed.Value : new ScalarValue(text);
        _taken.Add(name);
        return true;
    }
}
