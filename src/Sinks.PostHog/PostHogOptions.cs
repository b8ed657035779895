// SPDX-License-Identifier: Apache-2.0
using Sinks.Fanout;

namespace Sinks.PostHog;

/// <summary>A PostHog project and what events say there; the same names in code and in its section.</summary>
public sealed class PostHogOptions : HttpBackendOptions
{
    /// <summary>
    /// The project's key, <c>phc_...</c>. Essential. Null or blank: <c>POSTHOG_API_KEY</c>, else
    /// <c>POSTHOG_PROJECT_TOKEN</c>; without them the backend is inactive. A personal key (<c>phx_...</c>) is refused.
    /// </summary>
    public string? ApiKey { get; set; }

    /// <summary>
    /// The address events go to, such as <c>https://eu.i.posthog.com</c> or that of a server of your own. Null or
    /// blank: <c>POSTHOG_HOST</c>, else <c>https://us.i.posthog.com</c>. One that cannot be used turns the backend off,
    /// so that nothing goes to another region by mistake.
    /// </summary>
    public string? Host { get; set; }

    /// <summary>Properties of every event. What an event says itself under the same name wins. Default none.</summary>
    public IDictionary<string, string> SuperProperties { get; } =
        new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>
    /// Which events make or change a person. Default <see cref="PostHogPersonProfiles.IdentifiedOnly"/>.
    /// </summary>
    public PostHogPersonProfiles PersonProfiles { get; set; }

    /// <summary>
    /// Types of groups, each with the property or the part of the context that holds the key:
    /// <c>Groups["company"] = "TenantId"</c>. Empty, the default: <c>tenant</c> from <c>TenantId</c>. A blank name
    /// leaves that type out.
    /// </summary>
    public IDictionary<string, string> Groups { get; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>
    /// Whether PostHog is told not to look up where the event came from, which would be where this server stands.
    /// Default true.
    /// </summary>
    public bool DisableGeoIP { get; set; } = true;

    /// <summary>Whether requests are compressed with gzip. Default true.</summary>
    public bool EnableCompression { get; set; } = true;

    /// <summary>
    /// Whether frames take along the lines of source code that the fan-out's <c>SourceLines</c> read. Default false.
    /// </summary>
    public bool IncludeSourceContext { get; set; }
}
