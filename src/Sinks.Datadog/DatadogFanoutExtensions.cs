// SPDX-License-Identifier: Apache-2.0
using Sinks.Fanout;

namespace Sinks.Datadog;

/// <summary>Adds <c>f.Datadog(...)</c> to a fan-out.</summary>
public static class DatadogFanoutExtensions
{
    /// <summary>Sends events to Datadog's log intake; errors with exceptions appear in Error Tracking.</summary>
    /// <param name="builder">The fan-out.</param>
    /// <param name="apiKey">The API key. Null: the section, else <c>DD_API_KEY</c>.</param>
    /// <param name="configure">
    /// Sets further options; called once, after the section was read. Null sets nothing.
    /// </param>
    /// <param name="name">
    /// The backend's name: its key in the section. A second organisation needs a name of its own.
    /// </param>
    public static FanoutBuilder Datadog(
        this FanoutBuilder builder,
        string? apiKey = null,
        Action<DatadogOptions>? configure = null,
        string name = "datadog")
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.Add(
            new DatadogBackendType(),
            name,
            options =>
            {
                options.ApiKey = apiKey ?? options.ApiKey;
                configure?.Invoke(options);
            });
    }
}
