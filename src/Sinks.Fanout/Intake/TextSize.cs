// SPDX-License-Identifier: Apache-2.0
using Serilog.Events;

namespace Sinks.Fanout;

/// <summary>
/// Estimates text by the lengths of strings alone: nothing is rendered, no stranger's code is called.
/// </summary>
static class TextSize
{
    const int NodeBytes = 32;

    /// <summary>
    /// What a log event's strings hold, in bytes. The exception's message is not asked: it may be a stranger's code.
    /// </summary>
    public static int OfLogEvent(LogEvent logEvent)
    {
        var chars = logEvent.MessageTemplate.Text.Length;

        // The interface's enumerator allocates, the dictionary's own does not; Serilog's events hold a dictionary.
        if (logEvent.Properties is Dictionary<string, LogEventPropertyValue> properties)
        {
            foreach (var (name, value) in properties)
                chars = Add(chars, name.Length, OfValue(value));
        }
        else
        {
            foreach (var (name, value) in logEvent.Properties)
                chars = Add(chars, name.Length, OfValue(value));
        }

        return chars > int.MaxValue / 2 ? int.MaxValue : chars * 2;
    }

    /// <summary>What a redacted value holds, in bytes.</summary>
    public static int OfValue(FanoutValue value)
    {
        switch (value.Kind)
        {
            case FanoutValueKind.Text:
                return NodeBytes + Math.Min(value.AsText()!.Length, int.MaxValue / 8) * 2;
            case FanoutValueKind.Sequence:
                var items = NodeBytes;
                foreach (var item in value.AsSequence())
                    items = Add(items, 0, OfValue(item));
                return items;
            case FanoutValueKind.Structure:
                return OfProperties(value.AsStructure());
            default:
                return NodeBytes;
        }
    }

    /// <summary>What redacted properties hold, in bytes. Names are shared between events and do not count.</summary>
    public static int OfProperties(FanoutProperties properties)
    {
        var bytes = NodeBytes;
        foreach (ref readonly var property in properties.AsSpan())
            bytes = Add(bytes, 0, OfValue(property.Value));
        return bytes;
    }

    public static int Add(int sum, int first, int second) =>
        (int)Math.Min(int.MaxValue, (long)sum + first + second);

    static int OfValue(LogEventPropertyValue value)
    {
        switch (value)
        {
            case ScalarValue { Value: string text }:
                return text.Length;
            case SequenceValue sequence:
                var items = 0;
                for (var i = 0; i < sequence.Elements.Count; i++)
                    items = Add(items, 0, OfValue(sequence.Elements[i]));
                return items;
            case StructureValue structure:
                var members = 0;
                for (var i = 0; i < structure.Properties.Count; i++)
                    members = Add(members, 0, OfValue(structure.Properties[i].Value));
                return members;
            case DictionaryValue { Elements: Dictionary<ScalarValue, LogEventPropertyValue> elements }:
                var entries = 0;
                foreach (var (key, element) in elements)
                    entries = Add(entries, (key.Value as string)?.Length ?? 8, OfValue(element));
                return entries;
            case DictionaryValue dictionary:
                return dictionary.Elements.Aggregate(0, static (sum, entry) =>
                    Add(sum, (entry.Key.Value as string)?.Length ?? 8, OfValue(entry.Value)));
            default:
                return 8;
        }
    }
}
