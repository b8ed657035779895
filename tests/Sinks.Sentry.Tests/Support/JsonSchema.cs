// SPDX-License-Identifier: Apache-2.0
using System.Text.Json;

namespace Sinks.Sentry.Tests;

/// <summary>Checks JSON against a schema that uses no more keywords than the published event schema does.</summary>
sealed class JsonSchema(JsonElement root)
{
    static readonly HashSet<string> Known = new(StringComparer.Ordinal)
    {
        "$ref", "$schema", "additionalProperties", "anyOf", "default", "definitions", "description", "enum", "format",
        "items", "maxItems", "minItems", "minimum", "properties", "required", "title", "type",
    };

    /// <summary>What is wrong, by path; empty when the value fits.</summary>
    public IReadOnlyList<string> Check(JsonElement value) => [.. Check(value, root, "$")];

    IEnumerable<string> Check(JsonElement value, JsonElement schema, string path)
    {
        if (schema.ValueKind == JsonValueKind.True)
            return [];
        var unknown = schema.EnumerateObject().FirstOrDefault(keyword => !Known.Contains(keyword.Name));
        if (unknown.Value.ValueKind != JsonValueKind.Undefined)
            throw new NotSupportedException($"The schema uses the keyword '{unknown.Name}'.");
        if (schema.TryGetProperty("$ref", out var reference))
            return Check(value, Resolve(reference.GetString()!), path);
        return [
            .. CheckType(value, schema, path),
            .. CheckAnyOf(value, schema, path),
            .. CheckEnum(value, schema, path),
            .. CheckObject(value, schema, path),
            .. CheckArray(value, schema, path),
        ];
    }

    JsonElement Resolve(string reference) => root.GetProperty("definitions").GetProperty(reference.Split('/')[^1]);

    static IEnumerable<string> CheckType(JsonElement value, JsonElement schema, string path)
    {
        if (!schema.TryGetProperty("type", out var type))
            yield break;
        var allowed = type.ValueKind == JsonValueKind.Array
            ? type.EnumerateArray().Select(name => name.GetString()!).ToList()
            : [type.GetString()!];
        if (!allowed.Exists(name => IsOf(value, name)))
            yield return $"{path} is {value.ValueKind}, not {string.Join(" or ", allowed)}";
        if (schema.TryGetProperty("minimum", out var minimum)
            && value.ValueKind == JsonValueKind.Number
            && value.GetDouble() < minimum.GetDouble())
        {
            yield return $"{path} is below {minimum}";
        }
    }

    static bool IsOf(JsonElement value, string type) => type switch
    {
        "object" => value.ValueKind == JsonValueKind.Object,
        "array" => value.ValueKind == JsonValueKind.Array,
        "string" => value.ValueKind == JsonValueKind.String,
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "null" => value.ValueKind == JsonValueKind.Null,
        "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _),
        "number" => value.ValueKind == JsonValueKind.Number,
        _ => throw new NotSupportedException($"The schema uses the type '{type}'."),
    };

    List<string> CheckAnyOf(JsonElement value, JsonElement schema, string path)
    {
        if (!schema.TryGetProperty("anyOf", out var choices))
            return [];
        var faults = choices.EnumerateArray().Select(choice => Check(value, choice, path).ToList()).ToList();
        return faults.Exists(fault => fault.Count == 0) ? [] : faults.MaxBy(fault => fault.Max(text => text.Length))!;
    }

    static IEnumerable<string> CheckEnum(JsonElement value, JsonElement schema, string path)
    {
        if (schema.TryGetProperty("enum", out var names)
            && !names.EnumerateArray().Any(name => JsonElement.DeepEquals(name, value)))
        {
            yield return $"{path} is {value}, which is not in the list";
        }
    }

    IEnumerable<string> CheckObject(JsonElement value, JsonElement schema, string path)
    {
        if (value.ValueKind != JsonValueKind.Object)
            return [];
        schema.TryGetProperty("properties", out var properties);
        schema.TryGetProperty("additionalProperties", out var others);
        var missing = schema.TryGetProperty("required", out var required)
            ? required.EnumerateArray().Where(name => !value.TryGetProperty(name.GetString()!, out _))
            : [];
        return [
            .. missing.Select(name => $"{path}.{name} is missing"),
            .. value.EnumerateObject().SelectMany(member => CheckMember(member, properties, others, path)),
        ];
    }

    IEnumerable<string> CheckMember(JsonProperty member, JsonElement properties, JsonElement others, string path)
    {
        var memberPath = $"{path}.{member.Name}";
        if (properties.ValueKind == JsonValueKind.Object && properties.TryGetProperty(member.Name, out var schema))
            return Check(member.Value, schema, memberPath);
        return others.ValueKind switch
        {
            JsonValueKind.False => [$"{memberPath} is not known"],
            JsonValueKind.Object => Check(member.Value, others, memberPath),
            _ => [],
        };
    }

    IEnumerable<string> CheckArray(JsonElement value, JsonElement schema, string path)
    {
        if (value.ValueKind != JsonValueKind.Array || !schema.TryGetProperty("items", out var items))
            return [];
        return value.EnumerateArray().SelectMany((item, index) => Check(
            item, items.ValueKind == JsonValueKind.Array ? items[index] : items, $"{path}[{index}]"));
    }
}
