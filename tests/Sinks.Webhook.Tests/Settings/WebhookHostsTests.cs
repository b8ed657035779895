// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Webhook.Tests;

public sealed class WebhookHostsTests
{
    [Theory]
    [InlineData("https://hooks.slack.com/services/t0ken", WebhookFormat.Json, "Slack")]
    [InlineData("https://DISCORD.com/api/webhooks/1/t0ken", WebhookFormat.Slack, "Discord")]
    [InlineData("https://canary.discord.com/api/webhooks/1/t0ken", WebhookFormat.Json, "Discord")]
    [InlineData("https://shop.webhook.office.com/webhookb2/t0ken", WebhookFormat.CloudEvents, "Teams")]
    [InlineData("https://events.eu.pagerduty.com/v2/enqueue", WebhookFormat.Json, "PagerDuty")]
    [InlineData("https://api.rollbar.com/api/1/item/", WebhookFormat.Json, "Rollbar")]
    public void A_host_that_takes_another_format_is_noticed(string url, WebhookFormat format, string taken)
    {
        var host = new WebhookHost();
        host.Make(url, o => o.Format = format);

        var report = host.Reports.Single(static text => text.Contains("did you mean", StringComparison.Ordinal));
        report.ShouldEndWith($"which takes {taken}: did you mean Format: {taken}?");
        report.ShouldNotContain("t0ken");
        host.Mistakes.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("https://hooks.slack.com/services/t0ken", WebhookFormat.Slack)]
    [InlineData("https://hooks.example.org", WebhookFormat.Slack)]
    [InlineData("https://notdiscord.com/api", WebhookFormat.CloudEvents)]
    public void Of_any_other_pair_nothing_is_said(string url, WebhookFormat format)
    {
        var host = new WebhookHost();
        host.Make(url, o => o.Format = format);
        host.Reports.ShouldBeEmpty();
    }
}
