// SPDX-License-Identifier: Apache-2.0
using Microsoft.Extensions.Configuration;
using Serilog.Configuration;
using Serilog.Core;
using Serilog.Events;
using Sinks.Fanout;

namespace Serilog;

/// <summary>Adds <c>WriteTo.Fanout(...)</c>.</summary>
public static class FanoutLoggerConfigurationExtensions
{
    /// <summary>
    /// Reports errors and named events to the backends of a configuration section. In JSON: <c>"Using":
    /// ["Sinks.Fanout"], "WriteTo": [{ "Name": "Fanout" }]</c> and a section <c>Fanout</c> beside <c>Serilog</c>.
    /// </summary>
    /// <param name="sinkConfiguration">Logger sink configuration.</param>
    /// <param name="configuration">The configuration that holds the section; JSON must not name it, the reader gives
    /// the root.</param>
    /// <param name="section">The path of the section. Default <c>Fanout</c>.</param>
    /// <param name="options">The section itself, for options written inside <c>Args</c>; null to use <paramref
    /// name="section"/>.</param>
    /// <param name="restrictedToMinimumLevel">The lowest level that reaches the fan-out; also breadcrumbs come from
    /// what does.</param>
    /// <param name="levelSwitch">A switch that can change that level while running, or null.</param>
    public static LoggerConfiguration Fanout(
        this LoggerSinkConfiguration sinkConfiguration,
        IConfiguration? configuration = null,
        string section = "Fanout",
        IConfigurationSection? options = null,
        LogEventLevel restrictedToMinimumLevel = LevelAlias.Minimum,
        LoggingLevelSwitch? levelSwitch = null)
    {
        ArgumentNullException.ThrowIfNull(sinkConfiguration);
        ArgumentException.ThrowIfNullOrWhiteSpace(section);
        ForeignSinkType.RefuseFanoutInside();
        var source = options is null
            ? SectionSource.Find(configuration ?? EmptyConfiguration(), section)
            : SectionSource.Find(configuration, options);
        var lease = new PipelineFactory(null, source, PipelineServices.In(configuration)).Attach(PipelineRegistry.Process);
        return sinkConfiguration.Sink(new FanoutSink(lease), restrictedToMinimumLevel, levelSwitch);
    }

    /// <summary>Reports errors and named events to the backends named in code.</summary>
    /// <param name="sinkConfiguration">Logger sink configuration.</param>
    /// <param name="configure">Names the backends: <c>f => f.Sentry(dsn).Webhook("ops", url)</c>.</param>
    /// <param name="configuration">A configuration whose section tunes them and adds more; null for code and
    /// environment alone.</param>
    /// <param name="section">The path of the section. Default <c>Fanout</c>.</param>
    /// <param name="restrictedToMinimumLevel">The lowest level that reaches the fan-out; also breadcrumbs come from
    /// what does.</param>
    /// <param name="levelSwitch">A switch that can change that level while running, or null.</param>
    public static LoggerConfiguration Fanout(
        this LoggerSinkConfiguration sinkConfiguration,
        Action<FanoutBuilder> configure,
        IConfiguration? configuration = null,
        string section = "Fanout",
        LogEventLevel restrictedToMinimumLevel = LevelAlias.Minimum,
        LoggingLevelSwitch? levelSwitch = null)
    {
        ArgumentNullException.ThrowIfNull(sinkConfiguration);
        ArgumentNullException.ThrowIfNull(configure);
        ArgumentException.ThrowIfNullOrWhiteSpace(section);
        ForeignSinkType.RefuseFanoutInside();
        var builder = new FanoutBuilder();
        configure(builder);
        var source = configuration is null ? null : SectionSource.Find(configuration, section);
        var lease = new PipelineFactory(builder, source, PipelineServices.In(configuration))
            .Attach(PipelineRegistry.Process);
        return sinkConfiguration.Sink(new FanoutSink(lease), restrictedToMinimumLevel, levelSwitch);
    }

    static IConfigurationRoot EmptyConfiguration() => new ConfigurationBuilder().Build();
}
