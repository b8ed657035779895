// SPDX-License-Identifier: Apache-2.0
using Sinks.Fanout;

namespace Sinks.Sentry;

/// <summary>
/// A Sentry-protocol server and what events say about the application; the same names in code and configuration.
/// </summary>
public sealed class SentryOptions : BackendOptions
{
    /// <summary>
    /// Where to send: <c>https://key@host/project</c>, as the server shows it. The one essential setting. Null:
    /// <c>SENTRY_DSN</c>; without that the backend is inactive.
    /// </summary>
    public string? Dsn { get; set; }

    /// <summary>
    /// The version of the application, such as <c>shop@1.4.2</c>. Null: <c>SENTRY_RELEASE</c>, else name and version of
    /// the entry assembly.
    /// </summary>
    public string? Release { get; set; }

    /// <summary>Where the application runs. Null: <c>SENTRY_ENVIRONMENT</c>, else <c>production</c>.</summary>
    public string? Environment { get; set; }

    /// <summary>Tells builds of one release apart; sent as <c>dist</c>. Null sends none.</summary>
    public string? Distribution { get; set; }

    /// <summary>
    /// The name of this server. Null: the machine's name when <see cref="SendDefaultPii"/> is on, else none is sent.
    /// </summary>
    public string? ServerName { get; set; }

    /// <summary>Tags of every event. What an event says itself under the same name wins.</summary>
    public IDictionary<string, string> DefaultTags { get; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>
    /// Whether personal data may be sent that nobody set explicitly; today that is the machine's name. Default false.
    /// </summary>
    public bool SendDefaultPii { get; set; }

    /// <summary>
    /// Whether an event is sent again after a 502, 503 or 504. Default <see cref="ServerErrorPolicy.Auto"/>.
    /// </summary>
    public ServerErrorPolicy RetryServerErrors { get; set; }

    /// <summary>
    /// Whether events also tell the server how many others were lost here and why. Default true; servers that do not
    /// count pass it over.
    /// </summary>
    public bool SendClientReports { get; set; } = true;

    /// <summary>
    /// Whether each envelope and the settings in force are written to standard error, without the DSN. Null:
    /// <c>SENTRY_DEBUG</c>, else false.
    /// </summary>
    public bool? Debug { get; set; }

    /// <summary>
    /// Whether a copy of every event, unsampled and redacted like the others, goes to Spotlight on a developer's
    /// machine. It needs no <see cref="Dsn"/>. Null: <c>SENTRY_SPOTLIGHT</c>, else false.
    /// </summary>
    public bool? EnableSpotlight { get; set; }

    /// <summary>
    /// Where Spotlight takes events. Null: the address in <c>SENTRY_SPOTLIGHT</c>, which must be of this machine, else
    /// <c>http://localhost:8969/stream</c>.
    /// </summary>
    public string? SpotlightUrl { get; set; }

    /// <summary>The same options for the copy that goes to Spotlight: unsampled, with a short queue.</summary>
    internal SentryOptions ForSpotlight()
    {
        // Maps and lists stay shared. That is harmless: the owner's lane is planned before the copy's is tuned.
        var copy = (SentryOptions)MemberwiseClone();
        copy.SampleRate = null;
        copy.QueueLimit = Math.Min(QueueLimit, SpotlightClient.QueueLimit);
        copy.Overflow = OverflowPolicy.DropOldest;
        copy.SuspendedProbe = SpotlightClient.Probe;
        return copy;
    }
}
