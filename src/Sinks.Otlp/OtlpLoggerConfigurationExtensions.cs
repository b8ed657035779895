// SPDX-License-Identifier: Apache-2.0
using Serilog.Configuration;
using Serilog.Core;
using Serilog.Events;
using Sinks.Otlp;

namespace Serilog;

/// <summary>Adds <c>WriteTo.Otlp(...)</c>: a fan-out whose only backend takes OpenTelemetry logs.</summary>
public static class OtlpLoggerConfigurationExtensions
{
    /// <summary>
    /// Sends log records to anything that takes OpenTelemetry logs. In JSON: <c>"Using": ["Sinks.Otlp"]</c> and
    /// <c>{ "Name": "Otlp", "Args": { "endpoint": "..." } }</c>.
    /// </summary>
    /// <param name="sinkConfiguration">Logger sink configuration.</param>
    /// <param name="endpoint">
    /// The server's address, such as <c>http://collector:4318</c>. Null: <c>OTEL_EXPORTER_OTLP_ENDPOINT</c>; without
    /// that nothing is sent.
    /// </param>
    /// <param name="protocol">
    /// How records travel. Null: <c>OTEL_EXPORTER_OTLP_PROTOCOL</c>, else <see cref="OtlpProtocol.HttpProtobuf"/>.
    /// </param>
    /// <param name="restrictedToMinimumLevel">
    /// The lowest level that reaches the sink; what is below the backend's own minimum becomes a breadcrumb.
    /// </param>
    /// <param name="levelSwitch">A switch that can change that level while running, or null.</param>
    public static LoggerConfiguration Otlp(
        this LoggerSinkConfiguration sinkConfiguration,
        string? endpoint = null,
        OtlpProtocol? protocol = null,
        LogEventLevel restrictedToMinimumLevel = LevelAlias.Minimum,
        LoggingLevelSwitch? levelSwitch = null) => Otlp(
            sinkConfiguration,
            options =>
            {
                options.Endpoint = endpoint ?? options.Endpoint;
                options.Protocol = protocol ?? options.Protocol;
            },
            restrictedToMinimumLevel,
            levelSwitch);

    /// <summary>Sends log records to anything that takes OpenTelemetry logs, with every option at hand.</summary>
    /// <param name="sinkConfiguration">Logger sink configuration.</param>
    /// <param name="configure">Sets the options.</param>
    /// <param name="restrictedToMinimumLevel">
    /// The lowest level that reaches the sink; what is below the backend's own minimum becomes a breadcrumb.
    /// </param>
    /// <param name="levelSwitch">A switch that can change that level while running, or null.</param>
    public static LoggerConfiguration Otlp(
        this LoggerSinkConfiguration sinkConfiguration,
        Action<OtlpOptions> configure,
        LogEventLevel restrictedToMinimumLevel = LevelAlias.Minimum,
        LoggingLevelSwitch? levelSwitch = null)
    {
        ArgumentNullException.ThrowIfNull(sinkConfiguration);
        ArgumentNullException.ThrowIfNull(configure);
        return sinkConfiguration.Fanout(
            fanout => fanout.Otlp(configure: configure),
            restrictedToMinimumLevel: restrictedToMinimumLevel,
            levelSwitch: levelSwitch);
    }
}
