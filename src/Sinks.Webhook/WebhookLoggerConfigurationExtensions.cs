// SPDX-License-Identifier: Apache-2.0
using Serilog.Configuration;
using Serilog.Core;
using Serilog.Events;
using Sinks.Webhook;

namespace Serilog;

/// <summary>Adds <c>WriteTo.Webhook(...)</c>: a fan-out with one backend, named <c>webhook</c>.</summary>
public static class WebhookLoggerConfigurationExtensions
{
    /// <summary>
    /// Sends warnings and errors to a webhook. In JSON:
    /// <c>"Using": ["Sinks.Webhook"], "WriteTo": [{ "Name": "Webhook", "Args": { "url": "https://..." } }]</c>.
    /// </summary>
    /// <param name="sinkConfiguration">Logger sink configuration.</param>
    /// <param name="url">The receiver's address, https; with null nothing is sent, and status says so.</param>
    /// <param name="secret">What requests are signed with, <c>whsec_...</c>; null sends them unsigned.</param>
    /// <param name="format">What the body looks like; default <see cref="WebhookFormat.Json"/>.</param>
    /// <param name="restrictedToMinimumLevel">
    /// The lowest level that reaches the fan-out; also breadcrumbs come from what does.
    /// </param>
    /// <param name="levelSwitch">A switch that can change that level while running, or null.</param>
    public static LoggerConfiguration Webhook(
        this LoggerSinkConfiguration sinkConfiguration,
        string? url = null,
        string? secret = null,
        WebhookFormat format = WebhookFormat.Json,
        LogEventLevel restrictedToMinimumLevel = LevelAlias.Minimum,
        LoggingLevelSwitch? levelSwitch = null) =>
        sinkConfiguration.Webhook(
            options =>
            {
                options.Url = url ?? options.Url;
                options.Secret = secret ?? options.Secret;
                options.Format = format;
            },
            restrictedToMinimumLevel,
            levelSwitch);

    /// <summary>Sends events to a webhook, with every option.</summary>
    /// <param name="sinkConfiguration">Logger sink configuration.</param>
    /// <param name="configure">Sets the options; <see cref="WebhookOptions.Url"/> is essential.</param>
    /// <param name="restrictedToMinimumLevel">
    /// The lowest level that reaches the fan-out; also breadcrumbs come from what does.
    /// </param>
    /// <param name="levelSwitch">A switch that can change that level while running, or null.</param>
    public static LoggerConfiguration Webhook(
        this LoggerSinkConfiguration sinkConfiguration,
        Action<WebhookOptions> configure,
        LogEventLevel restrictedToMinimumLevel = LevelAlias.Minimum,
        LoggingLevelSwitch? levelSwitch = null)
    {
        ArgumentNullException.ThrowIfNull(sinkConfiguration);
        ArgumentNullException.ThrowIfNull(configure);
        return sinkConfiguration.Fanout(
            f => f.Webhook("webhook", configure: configure),
            restrictedToMinimumLevel: restrictedToMinimumLevel,
            levelSwitch: levelSwitch);
    }
}
