// SPDX-License-Identifier: Apache-2.0
using Sinks.Fanout;

namespace Sinks.Webhook;

/// <summary>Makes the payload of a format.</summary>
static class WebhookFormats
{
    /// <summary>The payload that the options ask for.</summary>
    /// <exception cref="SettingException">A setting of the format cannot be used.</exception>
    public static WebhookPayload Of(WebhookOptions options, BackendSetup setup) => options.Format switch
    {
        WebhookFormat.CloudEvents => CloudEventsPayload.From(options, setup),
        WebhookFormat.Slack => new SlackPayload(ChatSource.Of(options, setup)),
        WebhookFormat.Teams => new TeamsPayload(ChatSource.Of(options, setup)),
        WebhookFormat.Discord => new DiscordPayload(ChatSource.Of(options, setup)),
        WebhookFormat.PagerDuty => PagerDutyPayload.From(options, setup),
        WebhookFormat.Rollbar => RollbarPayload.From(options, setup),
        WebhookFormat.Template => TemplatePayload.From(options.Template),
        _ => new JsonPayload(),
    };

    /// <summary>Where a format's only service is; null for formats that anybody may take.</summary>
    public static string? UrlOf(WebhookFormat format) => format switch
    {
        WebhookFormat.PagerDuty => PagerDutyPayload.Url,
        WebhookFormat.Rollbar => RollbarPayload.Url,
        _ => null,
    };

    /// <summary>The key of the essential setting of a format when it is missing, or null.</summary>
    public static string? Missing(WebhookOptions options) => options.Format switch
    {
        WebhookFormat.PagerDuty => MissingText("PagerDuty:RoutingKey", options.PagerDuty.RoutingKey),
        WebhookFormat.Rollbar => MissingText("Rollbar:AccessToken", options.Rollbar.AccessToken),
        _ => MissingText(nameof(WebhookOptions.Url), options.Url),
    };

    static string? MissingText(string key, string? text) => string.IsNullOrWhiteSpace(text) ? key : null;
}
