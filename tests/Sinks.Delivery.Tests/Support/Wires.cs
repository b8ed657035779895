// SPDX-License-Identifier: Apache-2.0
using System.Text.Json;

namespace Sinks.Delivery.Tests.Support;

/// <summary>Reads the events of a request, as each backend writes them.</summary>
static class Wires
{
    public static IReadOnlyList<ReceivedEvent> OfWebhook(ReceivedRequest request)
    {
        using var body = JsonDocument.Parse(request.Body);
        return [.. body.RootElement.GetProperty("data").GetProperty("events").EnumerateArray()
            .Select(static item => Read(item, "id", item.GetProperty("message")))];
    }

    /// <summary>An envelope is a header, an item's header and the item, a line each.</summary>
    public static IReadOnlyList<ReceivedEvent> OfSentry(ReceivedRequest request)
    {
        using var item = JsonDocument.Parse(request.Text.Split('\n')[2]);
        return [Read(item.RootElement, "event_id", item.RootElement.GetProperty("logentry").GetProperty("formatted"))];
    }

    public static string Dsn(string address) =>
        address.Replace("://", "://0123456789abcdef0123456789abcdef@", StringComparison.Ordinal) + "/1";

    static ReceivedEvent Read(JsonElement item, string id, JsonElement message) =>
        new(Guid.Parse(item.GetProperty(id).GetString()!), message.GetString()!);
}
