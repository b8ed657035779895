// SPDX-License-Identifier: Apache-2.0
using Serilog.Configuration;
using Serilog.Core;
using Serilog.Events;
using Sinks.Datadog;

namespace Serilog;

/// <summary>Adds <c>WriteTo.Datadog(...)</c>: a fan-out with one backend, named <c>datadog</c>.</summary>
public static class DatadogLoggerConfigurationExtensions
{
    /// <summary>
    /// Sends events to Datadog's log intake. In JSON:
    /// <c>"Using": ["Sinks.Datadog"], "WriteTo": [{ "Name": "Datadog", "Args": { "site": "datadoghq.eu" } }]</c>.
    /// </summary>
    /// <param name="sinkConfiguration">Logger sink configuration.</param>
    /// <param name="apiKey">The API key; null for <c>DD_API_KEY</c>.</param>
    /// <param name="site">The site, such as <c>datadoghq.eu</c>; null for <c>DD_SITE</c>, else
    /// <c>datadoghq.com</c>.</param>
    /// <param name="service">The service; null for <c>DD_SERVICE</c>, else the name of the application.</param>
    /// <param name="restrictedToMinimumLevel">
    /// The lowest level that reaches the fan-out; the backend itself sends from <c>Information</c> on.
    /// </param>
    /// <param name="levelSwitch">A switch that can change that level while running, or null.</param>
    public static LoggerConfiguration Datadog(
        this LoggerSinkConfiguration sinkConfiguration,
        string? apiKey = null,
        string? site = null,
        string? service = null,
        LogEventLevel restrictedToMinimumLevel = LevelAlias.Minimum,
        LoggingLevelSwitch? levelSwitch = null) =>
        sinkConfiguration.Datadog(
            options =>
            {
                options.ApiKey = apiKey ?? options.ApiKey;
                options.Site = site ?? options.Site;
                options.Service = service ?? options.Service;
            },
            restrictedToMinimumLevel,
            levelSwitch);

    /// <summary>Sends events to Datadog's log intake, with every option.</summary>
    /// <param name="sinkConfiguration">Logger sink configuration.</param>
    /// <param name="configure">Sets the options; <see cref="DatadogOptions.ApiKey"/> is essential.</param>
    /// <param name="restrictedToMinimumLevel">
    /// The lowest level that reaches the fan-out; the backend itself sends from <c>Information</c> on.
    /// </param>
    /// <param name="levelSwitch">A switch that can change that level while running, or null.</param>
    public static LoggerConfiguration Datadog(
        this LoggerSinkConfiguration sinkConfiguration,
        Action<DatadogOptions> configure,
        LogEventLevel restrictedToMinimumLevel = LevelAlias.Minimum,
        LoggingLevelSwitch? levelSwitch = null)
    {
        ArgumentNullException.ThrowIfNull(sinkConfiguration);
        ArgumentNullException.ThrowIfNull(configure);
        return sinkConfiguration.Fanout(
            f => f.Datadog(configure: configure),
            restrictedToMinimumLevel: restrictedToMinimumLevel,
            levelSwitch: levelSwitch);
    }
}
