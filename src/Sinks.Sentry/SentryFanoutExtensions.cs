// SPDX-License-Identifier: Apache-2.0
using Sinks.Fanout;

namespace Sinks.Sentry;

/// <summary>Adds <c>f.Sentry(...)</c> to a fan-out.</summary>
public static class SentryFanoutExtensions
{
    /// <summary>Sends errors to a Sentry-protocol server: Sentry, Bugsink, GlitchTip, Spotlight.</summary>
    /// <param name="builder">The fan-out.</param>
    /// <param name="dsn">Where to send, as the server shows it. Null: the section, else <c>SENTRY_DSN</c>.</param>
    /// <param name="configure">
    /// Sets further options; called once, after the section was read. Null sets nothing.
    /// </param>
    /// <param name="name">The backend's name: its key in the section. A second server needs a name of its own.</param>
    public static FanoutBuilder Sentry(
        this FanoutBuilder builder, string? dsn = null, Action<SentryOptions>? configure = null, string name = "sentry")
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.Add(
            new SentryBackendType(),
            name,
            options =>
            {
                options.Dsn = dsn ?? options.Dsn;
                configure?.Invoke(options);
            });
    }
}
