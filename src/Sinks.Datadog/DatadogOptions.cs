// SPDX-License-Identifier: Apache-2.0
using Sinks.Fanout;

namespace Sinks.Datadog;

/// <summary>Which Datadog organisation takes the events, and what they say of the application.</summary>
public sealed class DatadogOptions : HttpBackendOptions
{
    /// <summary>
    /// The API key (not the application key). Essential: without it and without <c>DD_API_KEY</c> the backend is
    /// inactive. Never shown; status names its last 4 characters.
    /// </summary>
    public string? ApiKey { get; set; }

    /// <summary>
    /// The Datadog site of the organisation, such as <c>datadoghq.eu</c>. Null: <c>DD_SITE</c>, else
    /// <c>datadoghq.com</c>.
    /// </summary>
    public string? Site { get; set; }

    /// <summary>
    /// Another address in place of the site's: a proxy's or a relay's. Without a path <c>/api/v2/logs</c> is added.
    /// Null: <c>DD_LOGS_DIRECT_SUBMISSION_URL</c> unless <see cref="Site"/> is set, else the site's.
    /// </summary>
    public string? Url { get; set; }

    /// <summary>
    /// The service the events belong to, which Error Tracking asks for. Null: <c>DD_SERVICE</c>, else the name of the
    /// application.
    /// </summary>
    public string? Service { get; set; }

    /// <summary>The tag <c>env</c>. Null: <c>DD_ENV</c>, a tag of that name, else the host's environment.</summary>
    public string? Environment { get; set; }

    /// <summary>
    /// The tag <c>version</c>. Null: <c>DD_VERSION</c>, a tag of that name, else the application's version up to a
    /// <c>+</c>.
    /// </summary>
    public string? Version { get; set; }

    /// <summary>
    /// The host the events come from. Null: <c>DD_HOSTNAME</c>, else none is sent: a machine's name may be a person's.
    /// </summary>
    public string? Host { get; set; }

    /// <summary>
    /// What wrote the events, by which Datadog chooses how to read stack traces. Default <c>csharp</c>.
    /// </summary>
    public string? Source { get; set; }

    /// <summary>
    /// Tags of every event, each <c>key:value</c>, written after Datadog's rules for tags: lower case, at most 200
    /// characters, what is neither letter, digit nor one of <c>_ - : . /</c> as <c>_</c>. Null: <c>DD_TAGS</c>, else
    /// none. In configuration an array, or one text separated by commas.
    /// </summary>
    public IList<string>? Tags { get; set; }

    /// <summary>In which form events name their trace. Default <see cref="DatadogTraceIdFormat.Hex128"/>.</summary>
    public DatadogTraceIdFormat TraceIdFormat { get; set; }

    /// <summary>How requests are compressed. Default <see cref="DatadogCompression.Gzip"/>.</summary>
    public DatadogCompression Compression { get; set; }
}
