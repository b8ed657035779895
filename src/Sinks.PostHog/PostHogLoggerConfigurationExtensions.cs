// SPDX-License-Identifier: Apache-2.0
using Serilog.Configuration;
using Serilog.Core;
using Serilog.Events;
using Sinks.PostHog;

namespace Serilog;

/// <summary>Adds <c>WriteTo.PostHog(...)</c>: a fan-out whose only backend is a PostHog project.</summary>
public static class PostHogLoggerConfigurationExtensions
{
    /// <summary>
    /// Sends errors and named events to a PostHog project. In JSON: <c>"Using": ["Sinks.PostHog"]</c> and
    /// <c>{ "Name": "PostHog", "Args": { "apiKey": "phc_..." } }</c>.
    /// </summary>
    /// <param name="sinkConfiguration">Logger sink configuration.</param>
    /// <param name="apiKey">The project's key. Null: <c>POSTHOG_API_KEY</c>; without that nothing is sent.</param>
    /// <param name="host">
    /// The address events go to. Null: <c>POSTHOG_HOST</c>, else <c>https://us.i.posthog.com</c>.
    /// </param>
    /// <param name="restrictedToMinimumLevel">
    /// The lowest level that reaches the sink; named events are sent whatever theirs.
    /// </param>
    /// <param name="levelSwitch">A switch that can change that level while running, or null.</param>
    public static LoggerConfiguration PostHog(
        this LoggerSinkConfiguration sinkConfiguration,
        string? apiKey = null,
        string? host = null,
        LogEventLevel restrictedToMinimumLevel = LevelAlias.Minimum,
        LoggingLevelSwitch? levelSwitch = null) => PostHog(
            sinkConfiguration,
            options =>
            {
                options.ApiKey = apiKey ?? options.ApiKey;
                options.Host = host ?? options.Host;
            },
            restrictedToMinimumLevel,
            levelSwitch);

    /// <summary>Sends errors and named events to a PostHog project, with every option at hand.</summary>
    /// <param name="sinkConfiguration">Logger sink configuration.</param>
    /// <param name="configure">Sets the options.</param>
    /// <param name="restrictedToMinimumLevel">
    /// The lowest level that reaches the sink; named events are sent whatever theirs.
    /// </param>
    /// <param name="levelSwitch">A switch that can change that level while running, or null.</param>
    public static LoggerConfiguration PostHog(
        this LoggerSinkConfiguration sinkConfiguration,
        Action<PostHogOptions> configure,
        LogEventLevel restrictedToMinimumLevel = LevelAlias.Minimum,
        LoggingLevelSwitch? levelSwitch = null)
    {
        ArgumentNullException.ThrowIfNull(sinkConfiguration);
        ArgumentNullException.ThrowIfNull(configure);
        return sinkConfiguration.Fanout(
            fanout => fanout.PostHog(configure: configure),
            restrictedToMinimumLevel: restrictedToMinimumLevel,
            levelSwitch: levelSwitch);
    }
}
