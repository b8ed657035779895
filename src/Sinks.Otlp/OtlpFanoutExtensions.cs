// SPDX-License-Identifier: Apache-2.0
using Sinks.Fanout;

namespace Sinks.Otlp;

/// <summary>Adds <c>f.Otlp(...)</c> to a fan-out.</summary>
public static class OtlpFanoutExtensions
{
    /// <summary>Sends log records to anything that takes OpenTelemetry logs.</summary>
    /// <param name="builder">The fan-out.</param>
    /// <param name="endpoint">
    /// The server's address, such as <c>http://collector:4318</c>. Null: the section, else
    /// <c>OTEL_EXPORTER_OTLP_ENDPOINT</c>.
    /// </param>
    /// <param name="configure">
    /// Sets further options; called once, after the section was read. Null sets nothing.
    /// </param>
    /// <param name="name">The backend's name: its key in the section. A second server needs a name of its own.</param>
    public static FanoutBuilder Otlp(
        this FanoutBuilder builder,
        string? endpoint = null,
        Action<OtlpOptions>? configure = null,
        string name = "otlp")
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.Add(
            new OtlpBackendType(),
            name,
            options =>
            {
                options.Endpoint = endpoint ?? options.Endpoint;
                configure?.Invoke(options);
            });
    }
}
