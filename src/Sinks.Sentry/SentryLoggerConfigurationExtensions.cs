// SPDX-License-Identifier: Apache-2.0
using Serilog.Configuration;
using Serilog.Core;
using Serilog.Events;
using Sinks.Sentry;

namespace Serilog;

/// <summary>
/// Adds <c>WriteTo.SentryProtocol(...)</c>: a fan-out whose only backend is a Sentry-protocol server.
/// </summary>
public static class SentryLoggerConfigurationExtensions
{
    /// <summary>
    /// Sends errors to a Sentry-protocol server. In JSON: <c>"Using": ["Sinks.Sentry"]</c> and
    /// <c>{ "Name": "SentryProtocol", "Args": { "dsn": "..." } }</c>.
    /// </summary>
    /// <param name="sinkConfiguration">Logger sink configuration.</param>
    /// <param name="dsn">
    /// Where to send, as the server shows it. Null: <c>SENTRY_DSN</c>; without that nothing is sent.
    /// </param>
    /// <param name="release">
    /// The version of the application. Null: <c>SENTRY_RELEASE</c>, else that of the entry assembly.
    /// </param>
    /// <param name="environment">Where it runs. Null: <c>SENTRY_ENVIRONMENT</c>, else <c>production</c>.</param>
    /// <param name="restrictedToMinimumLevel">
    /// The lowest level that reaches the sink; what is below the backend's own minimum becomes a breadcrumb.
    /// </param>
    /// <param name="levelSwitch">A switch that can change that level while running, or null.</param>
    public static LoggerConfiguration SentryProtocol(
        this LoggerSinkConfiguration sinkConfiguration,
        string? dsn = null,
        string? release = null,
        string? environment = null,
        LogEventLevel restrictedToMinimumLevel = LevelAlias.Minimum,
        LoggingLevelSwitch? levelSwitch = null) => SentryProtocol(
            sinkConfiguration,
            options =>
            {
                options.Dsn = dsn ?? options.Dsn;
                options.Release = release ?? options.Release;
                options.Environment = environment ?? options.Environment;
            },
            restrictedToMinimumLevel,
            levelSwitch);

    /// <summary>Sends errors to a Sentry-protocol server, with every option at hand.</summary>
    /// <param name="sinkConfiguration">Logger sink configuration.</param>
    /// <param name="configure">Sets the options.</param>
    /// <param name="restrictedToMinimumLevel">
    /// The lowest level that reaches the sink; what is below the backend's own minimum becomes a breadcrumb.
    /// </param>
    /// <param name="levelSwitch">A switch that can change that level while running, or null.</param>
    public static LoggerConfiguration SentryProtocol(
        this LoggerSinkConfiguration sinkConfiguration,
        Action<SentryOptions> configure,
        LogEventLevel restrictedToMinimumLevel = LevelAlias.Minimum,
        LoggingLevelSwitch? levelSwitch = null)
    {
        ArgumentNullException.ThrowIfNull(sinkConfiguration);
        ArgumentNullException.ThrowIfNull(configure);
        return sinkConfiguration.Fanout(
            fanout => fanout.Sentry(configure: configure),
            restrictedToMinimumLevel: restrictedToMinimumLevel,
            levelSwitch: levelSwitch);
    }
}
