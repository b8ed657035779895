// SPDX-License-Identifier: Apache-2.0
using System.Text.Json;

namespace Sinks.Webhook.Tests.Conformance;

public class RollbarConformanceTests : FormatConformance
{
    protected override string Secret => "4a7f1c6e9b2d4f50a8c3e6d1b9f20c57";

    protected override IReadOnlyList<string> SecretHeaders => ["X-Rollbar-Access-Token"];

    protected override IReadOnlyDictionary<string, string?> Settings { get; } = new Dictionary<string, string?>
    {
        ["Format"] = "Rollbar",
        ["Rollbar:AccessToken"] = "4a7f1c6e9b2d4f50a8c3e6d1b9f20c57",
        ["Rollbar:Environment"] = "staging",
        ["Rollbar:CodeVersion"] = "1.2.3",
    };

    protected override void Configure(WebhookOptions options)
    {
        options.Format = WebhookFormat.Rollbar;
        options.Rollbar.AccessToken = Secret;
        options.Rollbar.Environment = "staging";
        options.Rollbar.CodeVersion = "1.2.3";
    }

    protected override IReadOnlyList<string> Varying => ["uuid", "timestamp"];

    protected override int? EventBytesLimit => 512 * 1024;

    protected override int? RequestEventsLimit => 1;

    protected override int? RequestBytesLimit => 512 * 1024;

    protected override Answer Taken => Answer.Ok with { Body = """{"err":0,"result":{"id":null,"uuid":"u"}}""" };

    protected override IReadOnlyList<string> MessagesIn(ReceivedRequest request)
    {
        using var body = JsonDocument.Parse(request.Body);
        var data = body.RootElement.GetProperty("data");
        return data.GetProperty("body").TryGetProperty("message", out var message)
            ? [message.GetProperty("body").GetString()!]
            : [data.GetProperty("custom").GetProperty("message").GetString()!];
    }
}
