// SPDX-License-Identifier: Apache-2.0
using Sinks.Fanout;

namespace Sinks.Sentry;

/// <summary>
/// A Sentry-protocol server and what events say about the application; the same names in code and configuration.
/// </summary>
public sealed class SentryOptions : HttpBackendOptions
{
    internal const long DefaultMaxAttachmentSize = 20 * 1024 * 1024;

    internal const long AttachmentSizeLimit = 100 * 1024 * 1024;

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

    /// <summary>
    /// Where the application runs. Null: <c>SENTRY_ENVIRONMENT</c>, else what the host calls its environment, else
    /// <c>debug</c> with a debugger attached, else <c>production</c>.
    /// </summary>
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
    /// Properties that become tags, by which servers search; case does not matter, <c>*</c> matches any run of
    /// characters.
    /// A text over 200 characters or several lines, and what is no scalar, stays where it was too. Default none.
    /// </summary>
    public IList<string> TagProperties { get; set; } = [];

    /// <summary>
    /// Rules that group events by a fingerprint, under names of your choice; in the order of these names the first that
    /// fits an event holds. A property <c>Fingerprint</c> of the event is stronger.
    /// </summary>
    public IDictionary<string, SentryFingerprintRule> Fingerprints { get; } =
        new Dictionary<string, SentryFingerprintRule>(StringComparer.OrdinalIgnoreCase);

    /// <summary>What events take along as files, beside what code attached to them.</summary>
    public SentryAttachmentOptions Attachments { get; } = new();

    /// <summary>
    /// The most bytes of all files of one event together, 0 to 100 MiB. What does not fit is left out and named as
    /// extra.
    /// Default 20 MiB; 0 sends no files.
    /// </summary>
    public long MaxAttachmentSize { get; set; } = DefaultMaxAttachmentSize;

    /// <summary>
    /// Whether personal data may be sent that nobody set explicitly: the machine's name, the user's name and e-mail
    /// address, client addresses. Default false.
    /// </summary>
    public bool SendDefaultPii { get; set; }

    /// <summary>
    /// Whether, with <see cref="SendDefaultPii"/>, the account of the process is the user of events that name no user
    /// and belong to no request. Default true.
    /// </summary>
    public bool IsEnvironmentUser { get; set; } = true;

    /// <summary>
    /// Whether events describe the process and its machine: runtime, operating system, device, application and culture.
    /// Default true.
    /// </summary>
    public bool IncludeEnvironmentContexts { get; set; } = true;

    /// <summary>
    /// Whether frames hold the whole path of a source file as the compiler recorded it, not only its name. Default
    /// true.
    /// </summary>
    public bool IncludeSourcePaths { get; set; } = true;

    /// <summary>
    /// Whether events list the loaded assemblies with their versions. Default <see cref="ReportAssembliesMode.None"/>.
    /// </summary>
    public ReportAssembliesMode ReportAssembliesMode { get; set; }

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
    /// Whether events are sent as structured logs too, from Information on: by a lane of its own, which a section
    /// <c>NAME-logs</c> tunes. Null, which is the default, means no.
    /// </summary>
    public bool? EnableLogs { get; set; }

    /// <summary>
    /// Whether activities are sent as transactions: by a lane of its own, which a section <c>NAME-traces</c> tunes.
    /// False is stronger than any rate. Null, which is the default: when <see cref="TracesSampleRate"/> is above 0.
    /// </summary>
    public bool? EnableTraces { get; set; }

    /// <summary>
    /// The share of traces to send, 0 to 1, decided by trace id. Null: <c>SENTRY_TRACES_SAMPLE_RATE</c>, else 0.1.
    /// </summary>
    public double? TracesSampleRate { get; set; }

    /// <summary>
    /// Whether a trace that began in another process is sent when that process says so, whatever the rate. Default
    /// true.
    /// </summary>
    public bool TracesFollowParent { get; set; } = true;

    /// <summary>
    /// Whether each envelope and the settings in force are written to standard error, without the DSN. Null:
    /// <c>SENTRY_DEBUG</c>, else false.
    /// </summary>
    public bool? Debug { get; set; }

    /// <summary>
    /// Whether a copy of all that is sent, unsampled and redacted likewise, goes to Spotlight on a developer's
    /// machine. It needs no <see cref="Dsn"/>. Null: <c>SENTRY_SPOTLIGHT</c>, else false.
    /// </summary>
    public bool? EnableSpotlight { get; set; }

    /// <summary>
    /// Where Spotlight takes events. Null: the address in <c>SENTRY_SPOTLIGHT</c>, which must be of this machine, else
    /// <c>http://localhost:8969/stream</c>.
    /// </summary>
    public string? SpotlightUrl { get; set; }

    /// <summary>The same options for structured logs: what is said of single events is not meant for them.</summary>
    internal SentryOptions ForLogs()
    {
        var copy = ForCompanion();
        copy.QueueLimit = 65_536;
        copy.QueueBytesLimit = 64 * 1024 * 1024;
        return copy;
    }

    /// <summary>The same options for transactions.</summary>
    internal SentryOptions ForTraces() => ForCompanion();

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

    /// <summary>The same options for copies of structured logs or transactions that go to Spotlight.</summary>
    /// <param name="queueLimit">The most that wait for a Spotlight that does not run.</param>
    internal SentryOptions ForSpotlight(int queueLimit)
    {
        var copy = ForCompanion();
        copy.QueueLimit = queueLimit;
        copy.Overflow = OverflowPolicy.DropOldest;
        copy.SuspendedProbe = SpotlightClient.Probe;
        return copy;
    }

    /// <summary>Where to send and as who; the lane starts from the defaults of what it sends.</summary>
    SentryOptions ForCompanion()
    {
        // Maps and lists stay shared. That is harmless: the owner's lane is planned before those of companions are
        // tuned, and those that go to the server before the copies for a developer's screen.
        var copy = (SentryOptions)MemberwiseClone();
        copy.MinimumLevel = null;
        copy.Events = null;
        copy.SampleRate = null;
        copy.BatchSizeLimit = null;
        copy.BatchBytesLimit = null;
        copy.MaxInFlight = null;
        copy.EventsPerSecondLimit = null;
        // One around the encoder of events would not know what to make of other items.
        copy.UseEncoder(static own => own);
        return copy;
    }
}
