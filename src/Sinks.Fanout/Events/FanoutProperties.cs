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

    /// <summary>The name of the type the members are of, where Serilog knows it; for foreign sinks.</summary>
    internal string? TypeTag { get; init; }

    /// <inheritdoc/>
    public int Count => _items.Length;

    /// <inheritdoc/>
    public FanoutProperty this[int index] => _items[index];

    /// <summary>The value under that name; false and null when there is none.</summary>
    /// <param name="name">The name in exact case.</param>
    /// <param name="value">The value found.</param>
    public bool TryGetValue(string name, out FanoutValue value)
    {
        var at = IndexOf(name);
        value = at < 0 ? default : _items[at].Value;
        return at >= 0;
    }

    /// <summary>These properties with one added, or its value replaced.</summary>
    /// <param name="name">The name in exact case.</param>
    /// <param name="value">The value: <c>FanoutValue.From("eu")</c>.</param>
    public FanoutProperties With(string name, FanoutValue value)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        var at = IndexOf(name);
        FanoutProperty[] items = at < 0 ? [.. _items, default] : [.. _items];
        items[at < 0 ? ^1 : at] = new FanoutProperty(name, value);
        return new FanoutProperties(items);
    }

    /// <summary>These properties without one; the same instance when it is not among them.</summary>
    /// <param name="name">The name in exact case.</param>
    public FanoutProperties Without(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var at = IndexOf(name);
        return at < 0 ? this : new FanoutProperties([.. _items.AsSpan(0, at), .. _items.AsSpan(at + 1)]);
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

    int IndexOf(string name)
    {
        for (var i = 0; i < _items.Length; i++)
        {
            if (string.Equals(_items[i].Name, name, StringComparison.Ordinal))
                return i;
        }

        return -1;
    }
}
