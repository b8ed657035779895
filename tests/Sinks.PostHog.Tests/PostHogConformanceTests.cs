// SPDX-License-Identifier: Apache-2.0
using System.Text.Json;
using System.Text.Json.Nodes;
using Sinks.Fanout;

namespace Sinks.PostHog.Tests;

public class PostHogConformanceTests : BackendConformance
{
    protected override string TypeName => "PostHog";

    protected override string Secret => PostHogHost.Key;

    protected override IReadOnlyList<int> RetryStatuses => [503, 500, 502, 504, 408];

    protected override IReadOnlyList<int> RefusedStatuses => [401, 403, 404, 302];

    protected override int? EventBytesLimit => PostHogLimits.ItemBytes;

    protected override int? RequestEventsLimit => PostHogBody.ItemsLimit;

    protected override int? RequestBytesLimit => PostHogBody.BytesLimit;

    protected override void AddTo(
        FanoutBuilder fanout, string name, string address, Action<BackendOptions> configure) =>
        fanout.PostHog(
            Secret,
            o =>
            {
                o.Host = address;
                configure(o);
            },
            name);

    protected override IReadOnlyDictionary<string, string?> SectionFor(string address) =>
        new Dictionary<string, string?> { ["ApiKey"] = Secret, ["Host"] = address };

    protected override IReadOnlyList<string> MessagesIn(ReceivedRequest request)
    {
        using var body = JsonDocument.Parse(request.Body, new JsonDocumentOptions { MaxDepth = 128 });
        return [.. body.RootElement.GetProperty("batch").EnumerateArray()
            .Select(item => item.GetProperty("properties").GetProperty("message").GetString()!)];
    }

    protected override string Comparable(ReceivedRequest request)
    {
        var body = JsonNode.Parse(request.Body)!;
        body["sent_at"] = "";
        foreach (var item in body["batch"]!.AsArray())
            (item!["uuid"], item["timestamp"], item["distinct_id"]) = ("", "", "");
        return body.ToJsonString();
    }

    protected override string BodyBesideSecret(ReceivedRequest request)
    {
        var body = JsonNode.Parse(request.Body)!.AsObject();
        body.Remove("api_key").ShouldBeTrue();
        return body.ToJsonString();
    }

    /// <summary>A message is cut, a property is not.</summary>
    protected override FanoutEvent Padded(FanoutEvent item, int steps) =>
        item with { Properties = item.Properties.With("Padding", FanoutValue.From(new string('x', steps))) };
}
