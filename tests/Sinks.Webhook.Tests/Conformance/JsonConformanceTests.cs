// SPDX-License-Identifier: Apache-2.0
using System.Text.Json;
using System.Text.Json.Nodes;
using Sinks.Fanout;

namespace Sinks.Webhook.Tests.Conformance;

public class JsonConformanceTests : BackendConformance
{
    protected override string TypeName => "Webhook";

    protected override string Secret => WebhookHost.Secret;

    protected override void AddTo(
        FanoutBuilder fanout,
        string name,
        string address,
        Action<BackendOptions> configure) =>
        fanout.Webhook(name, $"{address}/hook", o =>
        {
            o.Secret = Secret;
            configure(o);
        });

    protected override IReadOnlyDictionary<string, string?> SectionFor(string address) =>
        new Dictionary<string, string?>
        {
            ["Url"] = $"{address}/hook",
            ["Secret"] = Secret,
        };

    protected override IReadOnlyList<string> MessagesIn(ReceivedRequest request)
    {
        using var body = JsonDocument.Parse(request.Body);
        return [.. body.RootElement.GetProperty("data").GetProperty("events").EnumerateArray()
            .Select(item => item.GetProperty("message").GetString()!)];
    }

    protected override IReadOnlyList<int> RetryStatuses => [503, 500, 502, 504, 408, 425];

    protected override IReadOnlyList<int> RefusedStatuses => [401, 403, 404, 302];

    protected override int? EventBytesLimit => 256 * 1024;

    protected override int? RequestEventsLimit => 100;

    protected override int? RequestBytesLimit => 1024 * 1024;

    protected override string Comparable(ReceivedRequest request)
    {
        var body = JsonNode.Parse(request.Body)!;
        body["timestamp"] = "";
        foreach (var item in body["data"]!["events"]!.AsArray())
            (item!["id"], item["timestamp"]) = ("", "");
        return body.ToJsonString();
    }
}
