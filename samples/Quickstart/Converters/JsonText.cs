// SPDX-License-Identifier: Apache-2.0
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Quickstart.Converters;

/// <summary>How values of JSON look in text.</summary>
static class JsonText
{
    public static JsonSerializerOptions Indented { get; } =
        new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Scalar(JsonNode? node) => node switch
    {
        null => "",
        JsonValue value when value.TryGetValue<string>(out var text) => text,
        _ => node.ToJsonString(Indented),
    };

    /// <summary>The columns of an array of objects; null when it is anything else.</summary>
    public static List<string>? Columns(JsonArray array) =>
        array.Count > 0 && array.All(item => item is JsonObject)
            ? [
                .. array
                    .SelectMany(item => item!.AsObject().Select(field => field.Key))
                    .Distinct(StringComparer.Ordinal),
            ]
            : null;
}
