// SPDX-License-Identifier: Apache-2.0
using Serilog.Events;
using Sinks.Fanout;

namespace Sinks.Otlp;

/// <summary>Sends batches of log records or spans as export requests.</summary>
sealed class OtlpClient(
    OtlpTransport transport,
    IOtlpFrame frame,
    IItemEncoder encoder,
    OtlpOptions options,
    OtlpSignal signal,
    OtlpVoice voice)
    : IBackend
{
    const int DefaultBatchSize = 512;

    // gRPC servers take 4 MiB unless told otherwise, and resource and scopes come on top.
    const int RequestBytes = (4 * 1024 * 1024) - (256 * 1024);

    public BackendProfile Profile { get; } = Of(signal, options) with
    {
        Destination = transport.Destination,
        // The protocol has no limit of its own: 512 is what its clients send unless told otherwise.
        BatchSizeLimit = Math.Max(DefaultBatchSize, (int)(options.BatchSizeLimit ?? 0)),
        BatchBytesLimit = RequestBytes,
        ItemBytesLimit = 1024 * 1024,
        MinimumLevel = LogEventLevel.Information,
        MaxInFlight = 4,
    };

    public IItemEncoder Encoder => encoder;

    /// <summary>Makes the client of a signal from checked options.</summary>
    /// <exception cref="SettingException">The address, or what belongs to it, cannot be used.</exception>
    public static OtlpClient Of(OtlpOptions options, BackendSetup setup, OtlpSignal signal)
    {
        var protocol = options.Protocol ?? OtlpProtocol.HttpProtobuf;
        var endpoint = OtlpEndpoint.Read(options, protocol, signal);
        if (OtlpEndpoint.IsReadableOnTheWay(endpoint))
        {
            setup.Report(
                $"{signal.Items} go to {endpoint.Authority} over plain http, where others can read them. "
                + "Use https if the server can.");
        }

        var resource = OtlpResource.Of(options, setup);
        var isCompressed = (options.Compression ?? OtlpCompression.Gzip) == OtlpCompression.Gzip;
        var http = BackendHttp.From(
            options, setup, OtlpTransport.ReservedHeaders, answerBytesLimit: OtlpTransport.AnswerBytesLimit);
        OtlpTransport transport = protocol == OtlpProtocol.Grpc
            ? new GrpcTransport(endpoint, signal, isCompressed, options.SendTimeLimit, http, setup.Time)
            : new HttpTransport(endpoint, protocol, signal, isCompressed, http, setup.Time);
        IOtlpFrame frame = protocol == OtlpProtocol.HttpJson
            ? new JsonFrame(resource, signal)
            : new ProtobufFrame(resource);
        var voice = new OtlpVoice(setup.Report, OtlpSecrets.Of(options.Headers, endpoint), signal);
        return new OtlpClient(
            transport, frame, EncoderOf(options, protocol == OtlpProtocol.HttpJson, signal), options, signal, voice);
    }

    public async Task<SendResult> SendAsync(IReadOnlyList<EncodedItem> batch, CancellationToken cancellationToken)
    {
        var reply = await transport.SendAsync(frame.Frame(batch), cancellationToken).ConfigureAwait(false);
        return reply.Failure is { } failure
            ? failure.Result ?? Lost(batch.Count, batch.Count, failure.Reason)
            : Read(reply.PartialSuccess, batch.Count);
    }

    public ValueTask DisposeAsync()
    {
        transport.Dispose();
        return ValueTask.CompletedTask;
    }

    static BackendProfile Of(OtlpSignal signal, OtlpOptions options)
    {
        var profile = new BackendProfile { Destination = "", BatchSizeLimit = 1 };
        if (signal == OtlpSignal.Logs)
            return profile;
        return profile with
        {
            Kinds = [FanoutItemKind.Span],
            TracesSampleRate = options.TracesSampleRate ?? OtlpOptions.DefaultTracesSampleRate,
            FollowsRemoteParent = options.TracesFollowParent ?? true,
            KeepsReserve = false,
        };
    }

    static IItemEncoder EncoderOf(OtlpOptions options, bool isJson, OtlpSignal signal)
    {
        var attributes = new OtlpLimits(
            (int)(options.AttributeCountLimit ?? OtlpLimits.Default.Count),
            (int)(options.AttributeValueLengthLimit ?? OtlpLimits.Default.ValueLength));
        if (signal == OtlpSignal.Logs)
            return isJson ? new OtlpJsonEncoder(attributes) : new OtlpProtobufEncoder(attributes);
        var limits = new OtlpSpanLimits(
            attributes,
            options.SpanEventCountLimit ?? OtlpSpanLimits.DefaultCount,
            options.SpanLinkCountLimit ?? OtlpSpanLimits.DefaultCount);
        return isJson ? new OtlpJsonSpanEncoder(limits) : new OtlpProtobufSpanEncoder(limits);
    }

    /// <summary>A server says how many records it did not take, not which; sending them again is forbidden.</summary>
    SendResult Read(PartialSuccess partly, int count)
    {
        if (partly.Rejected > 0)
        {
            var rejected = (int)Math.Min(partly.Rejected, count);
            return Lost(rejected, count, $"partial success, {rejected} rejected{voice.Words(partly.Message)}");
        }

        if (!string.IsNullOrWhiteSpace(partly.Message))
            voice.Warn(partly.Message);
        return SendResult.Delivered;
    }

    static SendResult Lost(int rejected, int count, string reason) =>
        SendResult.Partial(reason, [.. Enumerable.Range(count - rejected, rejected)], []);
}
