// SPDX-License-Identifier: Apache-2.0
using System.Collections;
using System.Text.Json;

namespace Sinks.Fanout;

/// <summary>An immutable list of named values. Names are distinct, looked up in exact case.</summary>
public sealed class FanoutProperties : IReadOnlyList<FanoutProperty>
{
    readonly FanoutProperty[] _items;

    /// <summary>Takes the properties in the given order.</summary>
    /// <param name="items">The properties; not copied when it is an array, so do not change it afterwards.</param>
    public FanoutProperties(IEnumerable<FanoutProperty> items)
    {
        ArgumentNullException.ThrowIfNull(items);
        _items = items as FanoutProperty[] ?? [.. items];
    }

    /// <summary>No properties.</summary>
    public static FanoutProperties Empty { get; } = new([]);

    /// <inheritdoc/>
    public int Count => _items.Length;

    /// <inheritdoc/>
    public FanoutProperty this[int index] => _items[index];

    /// <summary>The value under that name; false and null when there is none.</summary>
    /// <param name="name">The name in exact case.</param>
    /// <param name="value">The value found.</param>
    public bool TryGetValue(string name, out FanoutValue value)
    {
        foreach (var item in _items)
        {
            if (string.Equals(item.Name, name, StringComparison.Ordinal))
            {
                value = item.Value;
                return true;
            }
        }

        value = default;
        return false;
    }

    /// <summary>Writes the properties as a JSON object.</summary>
    /// <param name="writer">Where to write; must be positioned for a value.</param>
    public void WriteTo(Utf8JsonWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStartObject();
        foreach (var item in _items)
        {
            writer.WritePropertyName(item.Name);
            item.Value.WriteTo(writer);
        }

        writer.WriteEndObject();
    }

    /// <summary>The properties as a span, for encoders that do not want to allocate.</summary>
    public ReadOnlySpan<FanoutProperty> AsSpan() => _items;

    /// <inheritdoc/>
    public IEnumerator<FanoutProperty> GetEnumerator() => ((IEnumerable<FanoutProperty>)_items).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => _items.GetEnumerator();
}
