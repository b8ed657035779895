// SPDX-License-Identifier: Apache-2.0
using System.Collections;
using Serilog;
using Serilog.Core;
using Serilog.Events;

namespace Sinks.Fanout;

/// <summary>
/// Reads a payload into properties by Serilog's own destructuring, bounded in depth, length and, unlike Serilog's, as a
/// whole.
/// </summary>
static class PayloadReader
{
    const int DepthLimit = 6;
    const int MembersLimit = 100;

    // More than redaction keeps: cut here, half a secret would not be recognised.
    const int TextLengthLimit = 2 * TextLimit.MaxLength;
    const string WholeName = "Payload";

    static readonly Logger Factory = new LoggerConfiguration()
        .Destructure.With<PayloadPolicy>()
        .Destructure.ToMaximumDepth(DepthLimit)
        .Destructure.ToMaximumStringLength(TextLengthLimit)
        .Destructure.ToMaximumCollectionCount(MembersLimit)
        .CreateLogger();

    public static Dictionary<string, LogEventPropertyValue> Read(object? payload)
    {
        var properties = new Dictionary<string, LogEventPropertyValue>(StringComparer.Ordinal);
        PayloadPolicy.Begin();
        switch (payload)
        {
            case null:
                break;
            case IEnumerable<KeyValuePair<string, object?>> entries:
                ReadEntries(entries, properties);
                break;
            case IDictionary dictionary:
                ReadEntries(EntriesOf(dictionary), properties);
                break;
            default:
                ReadWhole(ValueOf(payload), properties);
                break;
        }

        return properties;
    }

    /// <summary>Lazily, so that what comes after the limit or throws costs only itself.</summary>
    static void ReadEntries(
        IEnumerable<KeyValuePair<string, object?>> entries, Dictionary<string, LogEventPropertyValue> properties)
    {
        try
        {
            foreach (var (name, value) in entries.Take(MembersLimit))
                Add(properties, name, ValueOf(value));
        }
        catch (Exception)
        {
            Add(properties, WholeName, new ScalarValue(ExceptionMessage.Unreadable));
        }
    }

    /// <summary>Serilog knows no dictionary but Dictionary itself.</summary>
    static IEnumerable<KeyValuePair<string, object?>> EntriesOf(IDictionary dictionary)
    {
        foreach (DictionaryEntry entry in dictionary)
            yield return KeyValuePair.Create(ValueConverter.ConvertScalar(entry.Key).ToString(), entry.Value);
    }

    static void ReadWhole(LogEventPropertyValue value, Dictionary<string, LogEventPropertyValue> properties)
    {
        switch (value)
        {
            case StructureValue structure:
                foreach (var member in structure.Properties)
                    Add(properties, member.Name, member.Value);
                break;
            default:
                Add(properties, WholeName, value);
                break;
        }
    }

    static void Add(
        Dictionary<string, LogEventPropertyValue> properties, string? name, LogEventPropertyValue value)
    {
        if (LogEventProperty.IsValidName(name!))
            properties.TryAdd(name!, value);
    }

    static LogEventPropertyValue ValueOf(object? value) =>
        Factory.BindProperty(WholeName, value, destructureObjects: true, out var property)
            ? property.Value
            : new ScalarValue(null);
}
