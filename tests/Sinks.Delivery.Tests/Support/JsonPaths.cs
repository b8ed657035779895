// SPDX-License-Identifier: Apache-2.0
using System.Text.Json;

namespace Sinks.Delivery.Tests.Support;

/// <summary>Where the values of a JSON text stand: <c>values[].type</c>.</summary>
static class JsonPaths
{
    public static IReadOnlySet<string> Of(string json)
    {
        using var document = JsonDocument.Parse(json);
        var paths = new HashSet<string>(StringComparer.Ordinal);
        Collect(document.RootElement, "", paths);
        return paths;
    }

    static void Collect(JsonElement element, string path, HashSet<string> paths)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var member in element.EnumerateObject())
                    Collect(member.Value, path.Length == 0 ? member.Name : $"{path}.{member.Name}", paths);
                break;
            case JsonValueKind.Array:
                foreach (var item in element.EnumerateArray())
                    Collect(item, path + "[]", paths);
                break;
            default:
                paths.Add(path);
                break;
        }
    }
}
