// SPDX-License-Identifier: Apache-2.0
using System.Text.Json;

namespace Sinks.Webhook.Tests.Conformance;

public class TemplateConformanceTests : FormatConformance
{
    const string Body = """
        {"id": "{Id}", "text": "{Message}", "file": "{File}", "settings": "{Settings}", "error": "{Exception.Stack}"}
        """;

    protected override string Secret => WebhookHost.Secret;

    protected override IReadOnlyDictionary<string, string?> Settings { get; } = new Dictionary<string, string?>
    {
        ["Format"] = "Template",
        ["Secret"] = WebhookHost.Secret,
        ["Template:Body"] = Body,
        ["Template:Batch"] = "true",
    };

    protected override void Configure(WebhookOptions options)
    {
        options.Format = WebhookFormat.Template;
        options.Secret = WebhookHost.Secret;
        options.Template.Body = Body;
        options.Template.Batch = true;
    }

    protected override IReadOnlyList<string> Varying => ["id"];

    protected override int? EventBytesLimit => 256 * 1024;

    protected override int? RequestEventsLimit => 100;

    protected override IReadOnlyList<string> MessagesIn(ReceivedRequest request)
    {
        using var body = JsonDocument.Parse(request.Body);
        return [.. body.RootElement.EnumerateArray().Select(static item => item.GetProperty("text").GetString()!)];
    }
}
