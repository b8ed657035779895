// SPDX-License-Identifier: Apache-2.0
using System.Text.Json;

namespace Sinks.Webhook.Tests.Conformance;

public class PagerDutyConformanceTests : FormatConformance
{
    protected override string Secret => "e93facc04764012d7bfb002500d5d1a6";

    protected override IReadOnlyDictionary<string, string?> Settings { get; } = new Dictionary<string, string?>
    {
        ["Format"] = "PagerDuty",
        ["PagerDuty:RoutingKey"] = "e93facc04764012d7bfb002500d5d1a6",
        ["PagerDuty:DedupBy"] = "{Id}",
        ["PagerDuty:ResolveEvents:0"] = "conversion_completed",
    };

    protected override void Configure(WebhookOptions options)
    {
        options.Format = WebhookFormat.PagerDuty;
        options.PagerDuty.RoutingKey = Secret;
        options.PagerDuty.DedupBy = "{Id}";
        options.PagerDuty.ResolveEvents = ["conversion_completed"];
    }

    protected override IReadOnlyList<string> Varying => ["id", "timestamp", "dedup_key"];

    protected override int? RequestEventsLimit => 1;

    protected override int? RequestBytesLimit => 512_000;

    protected override Answer Taken =>
        Answer.Of(202) with { Body = """{"status":"success","message":"Event processed","dedup_key":"k"}""" };

    protected override string BodyBesideSecret(ReceivedRequest request) =>
        request.Text.Replace($"\"routing_key\":\"{Secret}\"", "", StringComparison.Ordinal);

    protected override IReadOnlyList<string> MessagesIn(ReceivedRequest request)
    {
        using var body = JsonDocument.Parse(request.Body);
        var details = body.RootElement.GetProperty("payload").GetProperty("custom_details");
        return [details.GetProperty("message").GetString()!];
    }
}
