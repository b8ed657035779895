// SPDX-License-Identifier: Apache-2.0
using System.Runtime.CompilerServices;
using Serilog.Events;

namespace Sinks.Fanout;

/// <summary>
/// Estimates text by the lengths of strings alone: nothing is rendered, no stranger's code is called.
/// </summary>
static class TextSize
{
    const int NodeBytes = 32;

    // An emitter walks no further into a value than this, however deep it is nested and whether or not it ends.
    const int DepthLimit = 32;
    const int NodeLimit = 10_000;
    const int UnknownChars = 8;

    /// <summary>
    /// What a log event's strings hold, in bytes. The exception's message is not asked: it may be a stranger's code.
    /// </summary>
    public static int OfLogEvent(LogEvent logEvent)
    {
        // It has no properties yet, and has counted what they will be made of.
        if (logEvent.GetType() == typeof(MelLogEvent))
            return Unsafe.As<MelLogEvent>(logEvent).TextBytes;
        var properties = logEvent.Properties;
        long chars = logEvent.MessageTemplate.Text.Length;

        // Every emit comes by here. The interface's enumerator allocates, the dictionary's own does not, and a type
        // that
        // is compared is cheaper than one that is asked for: Serilog's events hold a dictionary, mostly of scalars.
        if (properties.GetType() == typeof(Dictionary<string, LogEventPropertyValue>))
        {
            foreach (var (name, value) in Unsafe.As<Dictionary<string, LogEventPropertyValue>>(properties))
            {
                chars += name.Length;
                if (value.GetType() == typeof(ScalarValue))
                    chars += Unsafe.As<ScalarValue>(value).Value is string text ? text.Length : UnknownChars;
                else
                    chars += OfValue(value);
            }
        }
        else
        {
            foreach (var (name, value) in properties)
                chars = Add((int)chars, name.Length, OfValue(value));
        }

        return chars > int.MaxValue / 2 ? int.MaxValue : (int)chars * 2;
    }

    /// <summary>What the strings of a browser's report hold, in bytes, its error and its crumbs with it.</summary>
    public static int OfBrowser(BrowserLogEvent logEvent)
    {
        long chars = (logEvent.PageUrl?.Length ?? 0) + (logEvent.UserAgent?.Length ?? 0);
        if (logEvent.Error is { } error)
            chars += OfError(error, DepthLimit);
        foreach (var crumb in logEvent.Crumbs)
            chars += crumb.Message.Length + (crumb.Category?.Length ?? 0);
        var half = (int)Math.Min(int.MaxValue / 2, chars);
        return Add(OfLogEvent(logEvent), half, half);
    }

    static long OfError(BrowserError error, int depth)
    {
        long chars = error.Type.Length + error.Message.Length;
        foreach (var frame in error.Frames)
            chars += NodeBytes + (frame.Function?.Length ?? 0) + (frame.Url?.Length ?? 0);
        if (depth > 0)
        {
            foreach (var cause in error.Causes)
                chars += OfError(cause, depth - 1);
        }

        return chars;
    }

    /// <summary>The characters of what was kept for a property.</summary>
    public static int OfCaptured(object? kept) => kept switch
    {
        string text => text.Length,
        LogEventPropertyValue value => OfValue(value),
        _ => UnknownChars,
    };

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
        if (value is ScalarValue scalar)
            return OfScalar(scalar);
        var left = NodeLimit;
        return OfNested(value, DepthLimit, ref left);
    }

    static int OfScalar(ScalarValue scalar) => (scalar.Value as string)?.Length ?? UnknownChars;

    static int OfNested(LogEventPropertyValue value, int depth, ref int left)
    {
        left--;
        if (value is ScalarValue scalar)
            return OfScalar(scalar);
        if (depth == 0)
            return UnknownChars;
        var chars = 0;
        switch (value)
        {
            case SequenceValue { Elements: var elements }:
                for (var i = 0; i < elements.Count; i++)
                {
                    if (left <= 0)
                        return Extrapolate(chars, i, elements.Count);
                    chars = Add(chars, 0, OfNested(elements[i], depth - 1, ref left));
                }

                return chars;
            case StructureValue { Properties: var members }:
                for (var i = 0; i < members.Count; i++)
                {
                    if (left <= 0)
                        return Extrapolate(chars, i, members.Count);
                    chars = Add(chars, 0, OfNested(members[i].Value, depth - 1, ref left));
                }

                return chars;
            case DictionaryValue { Elements: Dictionary<ScalarValue, LogEventPropertyValue> entries }:
                var seen = 0;
                foreach (var (key, entry) in entries)
                {
                    if (left <= 0)
                        return Extrapolate(chars, seen, entries.Count);
                    chars = Add(chars, OfScalar(key), OfNested(entry, depth - 1, ref left));
                    seen++;
                }

                return chars;
            default:
                // A stranger's value, or a stranger's dictionary: neither is asked.
                return UnknownChars;
        }
    }

    /// <summary>What was not looked at is taken to be like what was.</summary>
    static int Extrapolate(int chars, int seen, int count) =>
        (int)Math.Min(int.MaxValue, (long)Math.Max(chars, UnknownChars) * count / Math.Max(1, seen));
}
