// SPDX-License-Identifier: Apache-2.0
using System.Text.Json;

namespace Sinks.Webhook.Tests.Conformance;

public class CloudEventsConformanceTests : FormatConformance
{
    protected override string Secret => WebhookHost.Secret;

    protected override IReadOnlyDictionary<string, string?> Settings { get; } = new Dictionary<string, string?>
    {
        ["Format"] = "CloudEvents",
        ["Secret"] = WebhookHost.Secret,
        ["CloudEvents:Source"] = "/shop",
    };

    protected override void Configure(WebhookOptions options)
    {
        options.Format = WebhookFormat.CloudEvents;
        options.Secret = WebhookHost.Secret;
        options.CloudEvents.Source = "/shop";
    }

    protected override IReadOnlyList<string> Varying => ["id", "time", "timestamp"];

    protected override int? EventBytesLimit => 64 * 1024;

    protected override int? RequestEventsLimit => 100;

    protected override int? RequestBytesLimit => 1024 * 1024;

    protected override IReadOnlyList<string> MessagesIn(ReceivedRequest request)
    {
        using var body = JsonDocument.Parse(request.Body);
        return [.. body.RootElement.EnumerateArray()
            .Select(static item => item.GetProperty("data").GetProperty("message").GetString()!)];
    }
}
