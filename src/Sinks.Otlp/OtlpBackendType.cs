// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics.CodeAnalysis;
using Sinks.Fanout;
using Sinks.Otlp;

[assembly: FanoutBackend(typeof(OtlpBackendType), FanoutBackendAttribute.CurrentContract)]

namespace Sinks.Otlp;

/// <summary>The backend type <c>Otlp</c>: anything that takes OpenTelemetry logs.</summary>
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
        return string.IsNullOrWhiteSpace(options.LogsEndpoint) && string.IsNullOrWhiteSpace(options.Endpoint)
            ? nameof(options.Endpoint)
            : null;
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
        OtlpEnvironment.Complete(options, setup);
    }

    /// <inheritdoc/>
    protected override IBackend Create(OtlpOptions options, BackendSetup setup)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(setup);
        var protocol = options.Protocol ?? OtlpProtocol.HttpProtobuf;
        var endpoint = OtlpEndpoint.Read(options, protocol);
        if (OtlpEndpoint.IsReadableOnTheWay(endpoint))
        {
            setup.Report(
                $"records go to {endpoint.Authority} over plain http, where others can read them. "
                + "Use https if the server can.");
        }

        var limits = new OtlpLimits(
            (int)(options.AttributeCountLimit ?? OtlpLimits.Default.Count),
            (int)(options.AttributeValueLengthLimit ?? OtlpLimits.Default.ValueLength));
        var resource = OtlpResource.Of(options, setup);
        var isCompressed = (options.Compression ?? OtlpCompression.Gzip) == OtlpCompression.Gzip;
        var http = BackendHttp.From(
            options, setup, OtlpTransport.ReservedHeaders, answerBytesLimit: OtlpTransport.AnswerBytesLimit);
        OtlpTransport transport = protocol == OtlpProtocol.Grpc
            ? new GrpcTransport(endpoint, isCompressed, options.SendTimeLimit, http, setup.Time)
            : new HttpTransport(endpoint, protocol, isCompressed, http, setup.Time);
        IOtlpFrame frame = protocol == OtlpProtocol.HttpJson ? new JsonFrame(resource) : new ProtobufFrame(resource);
        IItemEncoder encoder = protocol == OtlpProtocol.HttpJson
            ? new OtlpJsonEncoder(limits)
            : new OtlpProtobufEncoder(limits);
        var voice = new OtlpVoice(setup.Report, OtlpSecrets.Of(options.Headers, endpoint));
        return new OtlpClient(transport, frame, encoder, (int)(options.BatchSizeLimit ?? 0), voice);
    }
}
