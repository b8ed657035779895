// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics.CodeAnalysis;
using Sinks.Fanout;

namespace Sinks.Otlp;

/// <summary>OTLP over HTTP, with the statuses that its specification lists.</summary>
sealed class HttpTransport(
    Uri endpoint, OtlpProtocol protocol, OtlpSignal signal, bool isCompressed, BackendHttp http, TimeProvider time)
    : OtlpTransport(endpoint, http, time)
{
    static readonly TimeSpan DefaultWait = TimeSpan.FromSeconds(30);

    readonly string _contentType =
        protocol == OtlpProtocol.HttpJson ? "application/json" : "application/x-protobuf";

    [SuppressMessage("Reliability", "CA2000", Justification = "The caller disposes the request.")]
    protected override HttpRequestMessage NewRequest(ReadOnlyMemory<byte> request)
    {
        var body = isCompressed ? GzipBody.Compress(request) : request;
        var message = new HttpRequestMessage(HttpMethod.Post, Endpoint) { Content = new ReadOnlyMemoryContent(body) };
        message.Content.Headers.TryAddWithoutValidation("Content-Type", _contentType);
        if (isCompressed)
            message.Content.Headers.TryAddWithoutValidation("Content-Encoding", "gzip");
        return message;
    }

    protected override OtlpReply Read(BackendAnswer answer) => answer.Status switch
    {
        >= 200 and < 300 => new OtlpReply(null, PartialSuccessIn(answer)),
        400 or 422 => Failed(answer, SendResult.Rejected(answer.Reason)),
        413 => Failed(answer, SendResult.TooLarge(answer.Reason)),
        429 => Failed(answer, SendResult.RateLimited(answer.Reason, answer.RetryAfter(Now) ?? DefaultWait)),
        502 or 503 or 504 => Failed(answer, SendResult.Retry(answer.Reason, answer.RetryAfter(Now))),
        // The specification forbids to send the same again; a request that will never be welcome is another matter.
        408 or >= 500 => Failed(answer, null),
        _ => Failed(answer, SendResult.Refused(answer.Reason)),
    };

    PartialSuccess PartialSuccessIn(BackendAnswer answer) => protocol == OtlpProtocol.HttpJson
        ? PartialSuccess.ReadJson(answer.BodyBytes.Span, signal)
        : PartialSuccess.ReadProtobuf(answer.BodyBytes.Span);

    static OtlpFailure Failed(BackendAnswer answer, SendResult? result) => new(result, answer.Reason);
}
