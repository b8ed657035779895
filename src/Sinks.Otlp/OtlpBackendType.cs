// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics.CodeAnalysis;
using Sinks.Fanout;
using Sinks.Otlp;

[assembly: FanoutBackend(typeof(OtlpBackendType), FanoutBackendAttribute.CurrentContract)]

namespace Sinks.Otlp;

/// <summary>The backend type <c>Otlp</c>: anything that takes OpenTelemetry logs and traces.</summary>
[Experimental("SINKS001")]
public sealed class OtlpBackendType : BackendType<OtlpOptions>
{
    /// <inheritdoc/>
    public override string Name => "Otlp";

    /// <inheritdoc/>
    protected override void DeclareSettings(SettingTable<OtlpOptions> settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        settings
            .Text("Endpoint", static o => o.Endpoint, static (o, v) => o.Endpoint = v)
            .Text("LogsEndpoint", static o => o.LogsEndpoint, static (o, v) => o.LogsEndpoint = v)
            .Text("TracesEndpoint", static o => o.TracesEndpoint, static (o, v) => o.TracesEndpoint = v)
            .OptionalFlag("EnableTraces", static o => o.EnableTraces, static (o, v) => o.EnableTraces = v)
            .Share("TracesSampleRate", static o => o.TracesSampleRate, static (o, v) => o.TracesSampleRate = v)
            .OptionalFlag(
                "TracesFollowParent", static o => o.TracesFollowParent, static (o, v) => o.TracesFollowParent = v)
            .Choice<OtlpProtocol>("Protocol", static o => o.Protocol, static (o, v) => o.Protocol = v)
            .Choice<OtlpCompression>("Compression", static o => o.Compression, static (o, v) => o.Compression = v)
            .Text("ServiceName", static o => o.ServiceName, static (o, v) => o.ServiceName = v)
            .TextMap("ResourceAttributes", static o => o.ResourceAttributes)
            .OptionalInteger(
                "AttributeCountLimit", static o => o.AttributeCountLimit, static (o, v) => o.AttributeCountLimit = v)
            .OptionalInteger(
                "AttributeValueLengthLimit",
                static o => o.AttributeValueLengthLimit,
                static (o, v) => o.AttributeValueLengthLimit = v)
            .Http();
    }

    /// <inheritdoc/>
    protected override string? Missing(OtlpOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return OtlpEndpoint.Missing(options, OtlpSignal.Logs);
    }

    /// <inheritdoc/>
    protected override bool IsOff(Func<string, string?> variable)
    {
        ArgumentNullException.ThrowIfNull(variable);
        return OtlpEnvironment.IsOff(variable);
    }

    /// <inheritdoc/>
    protected override void CompleteFromEnvironment(OtlpOptions options, BackendSetup setup)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(setup);
        // What variables say for logs alone is not for traces.
        options.KeepGiven();
        OtlpEnvironment.Complete(options, setup, OtlpSignal.Logs);
    }

    /// <inheritdoc/>
    protected override IReadOnlyList<BackendCompanion> Companions(OtlpOptions options, BackendSetup setup)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(setup);
        if (options.EnableTraces != true)
            return [];
        var traces = options.ForTraces();
        OtlpEnvironment.Complete(traces, setup, OtlpSignal.Traces);
        return [new BackendCompanion(OtlpTracesType.Companion, new OtlpTracesType(), traces)];
    }

    /// <inheritdoc/>
    protected override IBackend Create(OtlpOptions options, BackendSetup setup)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(setup);
        return OtlpClient.Of(options, setup, OtlpSignal.Logs);
    }
}
