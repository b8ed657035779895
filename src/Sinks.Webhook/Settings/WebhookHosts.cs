// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Webhook;

/// <summary>Hosts that take one format and no other.</summary>
static class WebhookHosts
{
    /// <summary>The format that the host takes; null when it may take any.</summary>
    public static WebhookFormat? FormatOf(string host) =>
        Is(host, "hooks.slack.com") || Is(host, "hooks.slack-gov.com") ? WebhookFormat.Slack
        : Is(host, "discord.com") || Is(host, "discordapp.com") ? WebhookFormat.Discord
        : Is(host, "webhook.office.com") ? WebhookFormat.Teams
        : Is(host, "events.pagerduty.com") || Is(host, "events.eu.pagerduty.com") ? WebhookFormat.PagerDuty
        : Is(host, "api.rollbar.com") ? WebhookFormat.Rollbar
        : null;

    static bool Is(string host, string known) =>
        string.Equals(host, known, StringComparison.OrdinalIgnoreCase)
        || host.EndsWith("." + known, StringComparison.OrdinalIgnoreCase);
}
