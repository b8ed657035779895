// SPDX-License-Identifier: Apache-2.0
using System.Collections;
using Serilog.Events;

namespace Sinks.Fanout;

/// <summary>Reads the Data of an exception, which may belong to strangers and change meanwhile.</summary>
sealed class ExceptionDataReader(Redactor redactor)
{
    const int EntryLimit = 50;

    public FanoutProperties Read(Exception exception)
    {
        var entries = new List<FanoutProperty>();
        try
        {
            if ((IDictionary?)exception.Data is { Count: > 0 } data)
                AddAll(entries, data);
            return PropertiesOf(entries);
        }
        catch (Exception)
        {
            // The dictionary threw or was changed while it was read: what was read so far is worth keeping.
            return PropertiesOf(entries);
        }
    }

    static FanoutProperties PropertiesOf(List<FanoutProperty> entries) =>
        entries.Count == 0 ? FanoutProperties.Empty : new FanoutProperties(entries.ToArray());

    void AddAll(List<FanoutProperty> entries, IDictionary data)
    {
        foreach (DictionaryEntry entry in data)
        {
            if (entries.Count == EntryLimit)
                return;
            Add(entries, entry);
        }
    }

    void Add(List<FanoutProperty> entries, DictionaryEntry entry)
    {
        var key = DataValue.TextOf(entry.Key) ?? "";
        var name = redactor.RedactName(key);

        // Different keys may have one text, and names must be distinct: the first one stays.
        foreach (var known in entries)
        {
            if (string.Equals(known.Name, name, StringComparison.Ordinal))
                return;
        }

        var value = redactor.Redact(key, new ScalarValue(DataValue.ScalarOf(entry.Value)));
        if (Removed.Is(value))
            return;
        entries.Add(new FanoutProperty(name, ValueOf(value)));
    }

    static FanoutValue ValueOf(LogEventPropertyValue value) =>
        value is ScalarValue scalar ? DataValue.Typed(scalar.Value) : FanoutValue.From(DataValue.TextOf(value));
}
