// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Otlp;

/// <summary>What differs between logs and traces on the way to the server.</summary>
sealed record OtlpSignal
{
    public static OtlpSignal Logs { get; } = new()
    {
        Path = "v1/logs",
        GrpcMethod = "/opentelemetry.proto.collector.logs.v1.LogsService/Export",
        ResourceKey = "resourceLogs",
        ScopeKey = "scopeLogs",
        ItemsKey = "logRecords",
        RejectedKey = "rejectedLogRecords",
        Items = "records",
        VariableInfix = "LOGS",
        BatchVariables = "OTEL_BLRP",
        LimitVariables = "OTEL_LOGRECORD",
        EndpointKey = nameof(OtlpOptions.LogsEndpoint),
        EndpointOf = static options => options.LogsEndpoint,
        SetEndpoint = static (options, address) => options.LogsEndpoint = address,
    };

    public static OtlpSignal Traces { get; } = new()
    {
        Path = "v1/traces",
        GrpcMethod = "/opentelemetry.proto.collector.trace.v1.TraceService/Export",
        ResourceKey = "resourceSpans",
        ScopeKey = "scopeSpans",
        ItemsKey = "spans",
        RejectedKey = "rejectedSpans",
        Items = "spans",
        VariableInfix = "TRACES",
        BatchVariables = "OTEL_BSP",
        LimitVariables = "OTEL_SPAN",
        EndpointKey = nameof(OtlpOptions.TracesEndpoint),
        EndpointOf = static options => options.TracesEndpoint,
        SetEndpoint = static (options, address) => options.TracesEndpoint = address,
    };

    /// <summary>What is added to the path of a general address.</summary>
    public required string Path { get; init; }

    public required string GrpcMethod { get; init; }

    /// <summary>The keys of an export request in JSON, from outside inwards.</summary>
    public required string ResourceKey { get; init; }

    public required string ScopeKey { get; init; }

    public required string ItemsKey { get; init; }

    /// <summary>The key of what was not taken, in the JSON of an answer.</summary>
    public required string RejectedKey { get; init; }

    /// <summary>What is sent, as messages name it.</summary>
    public required string Items { get; init; }

    /// <summary>The word of variables for this signal alone: <c>OTEL_EXPORTER_OTLP_LOGS_HEADERS</c>.</summary>
    public required string VariableInfix { get; init; }

    /// <summary>How the variables for its batches begin.</summary>
    public required string BatchVariables { get; init; }

    /// <summary>How the variables for its limits begin.</summary>
    public required string LimitVariables { get; init; }

    /// <summary>The setting of an address for this signal alone.</summary>
    public required string EndpointKey { get; init; }

    public required Func<OtlpOptions, string?> EndpointOf { get; init; }

    public required Action<OtlpOptions, string?> SetEndpoint { get; init; }
}
