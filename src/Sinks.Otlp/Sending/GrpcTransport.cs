// SPDX-License-Identifier: Apache-2.0
using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net;
using Sinks.Fanout;

namespace Sinks.Otlp;

/// <summary>OTLP over gRPC: HTTP/2, a frame of five bytes before the request, the outcome behind the answer.</summary>
sealed class GrpcTransport(
    Uri endpoint,
    OtlpSignal signal,
    bool isCompressed,
    TimeSpan sendTimeLimit,
    BackendHttp http,
    TimeProvider time)
    : OtlpTransport(endpoint, http, time)
{
    const int PrefixLength = 5;

    readonly Uri _method = new(endpoint, signal.GrpcMethod);

    // In milliseconds, of at most eight digits.
    readonly string _timeout = string.Create(
        CultureInfo.InvariantCulture, $"{Math.Clamp((long)sendTimeLimit.TotalMilliseconds, 1, 99_999_999)}m");

    [SuppressMessage("Reliability", "CA2000", Justification = "The caller disposes the request.")]
    protected override HttpRequestMessage NewRequest(ReadOnlyMemory<byte> request)
    {
        var message = new HttpRequestMessage(HttpMethod.Post, _method)
        {
            Version = HttpVersion.Version20,
            // Also without TLS, where nothing could be negotiated.
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = new ReadOnlyMemoryContent(Framed(request)),
        };
        message.Content.Headers.TryAddWithoutValidation("Content-Type", "application/grpc");
        message.Headers.TryAddWithoutValidation("TE", "trailers");
        message.Headers.TryAddWithoutValidation("grpc-timeout", _timeout);
        if (isCompressed)
            message.Headers.TryAddWithoutValidation("grpc-encoding", "gzip");
        // An answer is a few bytes; compressed ones are not asked for.
        message.Headers.TryAddWithoutValidation("grpc-accept-encoding", "identity");
        return message;
    }

    protected override OtlpReply Read(BackendAnswer answer)
    {
        // A server that has nothing to answer sends the outcome with the headers.
        if ((answer.Trailer("grpc-status") ?? answer.Header("grpc-status")) is not { } text)
            return ReadWithoutOutcome(answer);
        if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var status))
            return new OtlpFailure(null, "an unreadable gRPC status");
        if (status == 0)
            return new OtlpReply(null, PartialSuccessIn(answer.BodyBytes.Span));
        var details = answer.Trailer("grpc-status-details-bin") ?? answer.Header("grpc-status-details-bin");
        return GrpcStatus.Read(status, GrpcRetryInfo.DelayIn(details));
    }

    /// <summary>Something before the gRPC server answered: a gateway, or a server that speaks HTTP alone.</summary>
    OtlpFailure ReadWithoutOutcome(BackendAnswer answer) => answer.Status switch
    {
        429 or 502 or 503 or 504 =>
            new OtlpFailure(SendResult.Retry(answer.Reason, answer.RetryAfter(Now)), answer.Reason),
        // It had begun to answer as a gRPC server does: the connection broke before the outcome.
        >= 200 and < 300 when IsGrpc(answer) =>
            new OtlpFailure(SendResult.Retry("the answer broke off"), "the answer broke off"),
        >= 200 and < 300 => new OtlpFailure(SendResult.Refused("no gRPC status in the answer"), "no gRPC status"),
        400 or >= 500 => new OtlpFailure(null, answer.Reason),
        _ => new OtlpFailure(SendResult.Refused(answer.Reason), answer.Reason),
    };

    static bool IsGrpc(BackendAnswer answer) =>
        answer.MediaType?.StartsWith("application/grpc", StringComparison.OrdinalIgnoreCase) == true;

    static PartialSuccess PartialSuccessIn(ReadOnlySpan<byte> body) =>
        body.Length > PrefixLength && body[0] == 0 ? PartialSuccess.ReadProtobuf(body[PrefixLength..]) : default;

    byte[] Framed(ReadOnlyMemory<byte> request)
    {
        var body = isCompressed ? GzipBody.Compress(request) : request;
        var framed = new byte[PrefixLength + body.Length];
        framed[0] = isCompressed ? (byte)1 : (byte)0;
        BinaryPrimitives.WriteUInt32BigEndian(framed.AsSpan(1), (uint)body.Length);
        body.Span.CopyTo(framed.AsSpan(PrefixLength));
        return framed;
    }
}
