// SPDX-License-Identifier: Apache-2.0
using Microsoft.Extensions.Configuration;
using Sinks.Fanout;

namespace Microsoft.Extensions.Logging;

/// <summary>Adds <c>builder.Logging.AddFanout()</c>.</summary>
public static class FanoutLoggingBuilderExtensions
{
    /// <summary>
    /// Reports errors and named events to the backends of a configuration section. Called again for the same section it
    /// adds nothing: one event is reported once.
    /// </summary>
    /// <param name="builder">The logging of a host, or of <c>LoggerFactory.Create</c>.</param>
    /// <param name="configuration">The configuration that holds the section; null for the one among the host's
    /// services, and for the environment alone where there is none.</param>
    /// <param name="section">The path of the section. Default <c>Fanout</c>.</param>
    public static ILoggingBuilder AddFanout(
        this ILoggingBuilder builder, IConfiguration? configuration = null, string section = "Fanout")
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrWhiteSpace(section);
        LoggerFace.AddTo(builder.Services, section).Use(configuration);
        return builder;
    }

    /// <summary>Reports errors and named events to the backends named in code; the section tunes them and adds
    /// more.</summary>
    /// <param name="builder">The logging of a host, or of <c>LoggerFactory.Create</c>.</param>
    /// <param name="configure">Names the backends: <c>f => f.Sentry(dsn).Webhook("ops", url)</c>. Called when the
    /// logger factory is made.</param>
    /// <param name="configuration">The configuration that holds the section; null for the one among the host's
    /// services, and for the environment alone where there is none.</param>
    /// <param name="section">The path of the section. Default <c>Fanout</c>.</param>
    public static ILoggingBuilder AddFanout(
        this ILoggingBuilder builder,
        Action<FanoutBuilder> configure,
        IConfiguration? configuration = null,
        string section = "Fanout")
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(configure);
        ArgumentException.ThrowIfNullOrWhiteSpace(section);
        var face = LoggerFace.AddTo(builder.Services, section);
        face.Use(configuration);
        face.Configure(configure);
        return builder;
    }
}
