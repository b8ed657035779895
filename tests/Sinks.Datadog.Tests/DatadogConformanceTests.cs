// SPDX-License-Identifier: Apache-2.0
using System.Text.Json;
using System.Text.Json.Nodes;
using Sinks.Fanout;

namespace Sinks.Datadog.Tests;

public class DatadogConformanceTests : BackendConformance
{
    protected override string TypeName => "Datadog";

    protected override string Secret => DatadogHost.Key;

    protected override IReadOnlyList<string> SecretHeaders => ["DD-API-KEY"];

    protected override Answer Taken => Answer.Of(202);

    protected override IReadOnlyList<int> RetryStatuses => [503, 500, 502, 504, 408];

    protected override IReadOnlyList<int> RefusedStatuses => [401, 403, 404, 301];

    protected override int? EventBytesLimit => 1_000_000;

    protected override int? RequestEventsLimit => 1000;

    protected override int? RequestBytesLimit => 5_000_000;

    protected override void AddTo(
        FanoutBuilder fanout, string name, string address, Action<BackendOptions> configure) =>
        fanout.Datadog(
            Secret,
            o =>
            {
                o.Url = address;
                o.Service = "shop";
                o.Tags = ["team:orders", "tier:1"];
                configure(o);
            },
            name);

    protected override IReadOnlyDictionary<string, string?> SectionFor(string address) =>
        new Dictionary<string, string?>
        {
            ["ApiKey"] = Secret,
            ["Url"] = address,
            ["Service"] = "shop",
            ["Tags"] = "team:orders, tier:1",
        };

    protected override IReadOnlyList<string> MessagesIn(ReceivedRequest request)
    {
        using var body = JsonDocument.Parse(request.Body, new JsonDocumentOptions { MaxDepth = 256 });
        return [.. body.RootElement.EnumerateArray().Select(item => item.GetProperty("message").GetString()!)];
    }

    protected override string Comparable(ReceivedRequest request)
    {
        var body = JsonNode.Parse(request.Body)!.AsArray();
        foreach (var item in body)
            (item!["evt"]!["id"], item["timestamp"]) = ("", 0);
        return body.ToJsonString();
    }
}
