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
        _ => new JsonPayload(),
    };
}
