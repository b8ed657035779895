// SPDX-License-Identifier: Apache-2.0
using Sinks.Fanout;

namespace Sinks.Otlp;

/// <summary>
/// A server that takes OpenTelemetry logs and what records say about the application; the same names in code and
/// configuration.
/// </summary>
public sealed class OtlpOptions : HttpBackendOptions
{
    internal const double DefaultTracesSampleRate = 0.1;

    OtlpOptions? _given;
    /// <summary>
    /// The server's address, such as <c>http://collector:4318</c>; over HTTP <c>v1/logs</c> is added to its path. This
    /// or
    /// <see cref="LogsEndpoint"/> is essential. Null: <c>OTEL_EXPORTER_OTLP_ENDPOINT</c>.
    /// </summary>
    public string? Endpoint { get; set; }

    /// <summary>
    /// The address for logs as it is, such as <c>https://eu.i.posthog.com/i/v1/logs</c>; wins over
    /// <see cref="Endpoint"/>. Null: <c>OTEL_EXPORTER_OTLP_LOGS_ENDPOINT</c>.
    /// </summary>
    public string? LogsEndpoint { get; set; }

    /// <summary>
    /// Whether spans are sent too, by a lane of their own named <c>otlp-traces</c> after this one. Null, or false: not.
    /// </summary>
    public bool? EnableTraces { get; set; }

    /// <summary>
    /// The address for traces as it is; wins over <see cref="Endpoint"/>, which gets <c>v1/traces</c>. Null:
    /// <c>OTEL_EXPORTER_OTLP_TRACES_ENDPOINT</c>.
    /// </summary>
    public string? TracesEndpoint { get; set; }

    /// <summary>
    /// The share of traces to take, 0 to 1, decided by trace id. Null: what <c>OTEL_TRACES_SAMPLER</c> says, else 0.1.
    /// </summary>
    public double? TracesSampleRate { get; set; }

    /// <summary>
    /// Whether a trace that began in another process is taken when that process says so, whatever the rate. Null: what
    /// <c>OTEL_TRACES_SAMPLER</c> says, else true.
    /// </summary>
    public bool? TracesFollowParent { get; set; }

    /// <summary>
    /// How records travel. Null: <c>OTEL_EXPORTER_OTLP_LOGS_PROTOCOL</c>, <c>OTEL_EXPORTER_OTLP_PROTOCOL</c>, else
    /// <see cref="OtlpProtocol.HttpProtobuf"/>.
    /// </summary>
    public OtlpProtocol? Protocol { get; set; }

    /// <summary>
    /// How requests are compressed. Null: <c>OTEL_EXPORTER_OTLP_LOGS_COMPRESSION</c>,
    /// <c>OTEL_EXPORTER_OTLP_COMPRESSION</c>, else <see cref="OtlpCompression.Gzip"/>.
    /// </summary>
    public OtlpCompression? Compression { get; set; }

    /// <summary>
    /// <c>service.name</c>. Null: <c>OTEL_SERVICE_NAME</c>, that among the resource attributes, else the name of the
    /// entry assembly, else <c>unknown_service:</c> and the name of the process.
    /// </summary>
    public string? ServiceName { get; set; }

    /// <summary>
    /// Attributes of the resource: what the application is and where it runs. Those of <c>OTEL_RESOURCE_ATTRIBUTES</c>
    /// are added under names that are not here.
    /// </summary>
    public IDictionary<string, string> ResourceAttributes { get; } =
        new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>
    /// The most attributes of a record, from 1; further ones are counted in <c>dropped_attributes_count</c>. Null:
    /// <c>OTEL_LOGRECORD_ATTRIBUTE_COUNT_LIMIT</c>, <c>OTEL_ATTRIBUTE_COUNT_LIMIT</c>, else 128.
    /// </summary>
    public long? AttributeCountLimit { get; set; }

    /// <summary>
    /// The most characters of a text among the attributes, from 1. Null:
    /// <c>OTEL_LOGRECORD_ATTRIBUTE_VALUE_LENGTH_LIMIT</c>, <c>OTEL_ATTRIBUTE_VALUE_LENGTH_LIMIT</c>, else no limit.
    /// </summary>
    public long? AttributeValueLengthLimit { get; set; }

    /// <summary>The most events of a span, as a variable says; null for the default.</summary>
    internal int? SpanEventCountLimit { get; set; }

    /// <summary>The most links of a span, as a variable says; null for the default.</summary>
    internal int? SpanLinkCountLimit { get; set; }

    /// <summary>Remembers what code and section say, before variables complete it for logs.</summary>
    internal void KeepGiven() => _given = (OtlpOptions)CopyWithOwnHeaders();

    /// <summary>What code and section say, for the lane of spans.</summary>
    internal OtlpOptions ForTraces()
    {
        var traces = (OtlpOptions)(_given ?? this).CopyWithOwnHeaders();
        // One around the encoder of events would not know what to make of spans.
        traces.UseEncoder(static own => own);
        return traces;
    }
}
