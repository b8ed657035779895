// SPDX-License-Identifier: Apache-2.0
using Sinks.Fanout;

namespace Sinks.PostHog;

/// <summary>Adds <c>f.PostHog(...)</c> to a fan-out.</summary>
public static class PostHogFanoutExtensions
{
    /// <summary>Sends errors and named events to a PostHog project.</summary>
    /// <param name="builder">The fan-out.</param>
    /// <param name="apiKey">The project's key, <c>phc_...</c>. Null: the section, else <c>POSTHOG_API_KEY</c>.</param>
    /// <param name="configure">
    /// Sets further options; called once, after the section was read. Null sets nothing.
    /// </param>
    /// <param name="name">The backend's name: its key in the section. A second project needs a name of its own.</param>
    /// <exception cref="ArgumentException">The name is empty or taken.</exception>
    public static FanoutBuilder PostHog(
        this FanoutBuilder builder,
        string? apiKey = null,
        Action<PostHogOptions>? configure = null,
        string name = "posthog")
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.Add(
            new PostHogBackendType(),
            name,
            options =>
            {
                options.ApiKey = apiKey ?? options.ApiKey;
                configure?.Invoke(options);
            });
    }
}
