// SPDX-License-Identifier: Apache-2.0
using System.Text.Json;
using Sinks.Fanout;

namespace Sinks.Datadog;

/// <summary>Writes properties: at the root, where Datadog's facets are looked for, unless the name is taken.</summary>
static class DatadogProperties
{
    public static void Write(Utf8JsonWriter writer, FanoutProperties properties)
    {
        var taken = 0;
        foreach (var property in properties.AsSpan())
        {
            if (DatadogNames.IsFree(property.Name))
                Write(writer, property);
            else
                taken++;
        }

        if (taken == 0)
            return;
        writer.WriteStartObject("properties"u8);
        foreach (var property in properties.AsSpan())
        {
            if (!DatadogNames.IsFree(property.Name))
                Write(writer, property);
        }

        writer.WriteEndObject();
    }

    static void Write(Utf8JsonWriter writer, FanoutProperty property)
    {
        writer.WritePropertyName(property.Name);
        property.Value.WriteTo(writer);
    }
}
