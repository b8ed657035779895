// SPDX-License-Identifier: Apache-2.0
using System.Text.Json.Nodes;

namespace Receiver;

/// <summary>Reads PostHog's JSON: <c>{"api_key", "batch": [{"event", "distinct_id", "properties"}]}</c>.</summary>
static class PostHogBatch
{
    public static string KeyOf(byte[] body) => Text(JsonNode.Parse(body)?["api_key"]);

    public static IReadOnlyList<Arrival> Read(byte[] body) =>
        [.. (JsonNode.Parse(body)?["batch"]?.AsArray() ?? []).Select(sent => ReadEvent(sent!))];

    static Arrival ReadEvent(JsonNode sent)
    {
        var properties = sent["properties"];
        var exceptions = properties?["$exception_list"]?.AsArray() ?? [];
        return new Arrival
        {
            Id = Text(sent["uuid"]),
            Name = Text(sent["event"]),
            Types = [.. exceptions.Select(exception => Text(exception!["type"]))],
            // Without a person an id stands for nobody.
            User = (bool?)properties?["$process_person_profile"] == false ? "" : Text(sent["distinct_id"]),
            Tenant = Text(properties?["$groups"]?["tenant"]),
        };
    }

    static string Text(JsonNode? value) => value?.ToString() ?? "";
}
