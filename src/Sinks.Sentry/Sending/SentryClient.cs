// SPDX-License-Identifier: Apache-2.0
using System.Net.Http.Headers;
using Serilog.Events;
using Sinks.Fanout;

namespace Sinks.Sentry;

/// <summary>Posts events to a Sentry-protocol server, one envelope per request.</summary>
sealed class SentryClient(
    SentryDsn dsn, SentryEventEncoder encoder, ServerErrorPolicy serverErrors, TimeProvider time) : IBackend
{
    const string Agent = SentrySdk.Name + "/";

    static readonly MediaTypeHeaderValue EnvelopeType = new("application/x-sentry-envelope");

    readonly BackendHttp _http = new();
    readonly SentryEnvelope _envelope = new(dsn);
    readonly SentryAnswers _answers = new(serverErrors, dsn.IsSentryIo);
    readonly string _agent = Agent + SentrySdk.Version;
    readonly string _authorization = Authorization(dsn);

    /// <inheritdoc/>
    public BackendProfile Profile { get; } = new()
    {
        Destination = dsn.Destination,
        // At most one event per envelope, one envelope per request: the protocol's rule.
        BatchSizeLimit = 1,
        MaxInFlight = null,
        MinimumLevel = LogEventLevel.Error,
        // The payload has the limit, and the encoder sees to it.
        BatchBytesLimit = SentryEventEncoder.ItemBytesLimit,
        ItemBytesLimit = SentryEventEncoder.ItemBytesLimit,
    };

    /// <inheritdoc/>
    public IItemEncoder Encoder => encoder;

    /// <inheritdoc/>
    public async Task<SendResult> SendAsync(IReadOnlyList<EncodedItem> batch, CancellationToken cancellationToken)
    {
        using var request = NewRequest(batch[0]);
        var answer = await _http.SendAsync(request, cancellationToken).ConfigureAwait(false);
        return _answers.Read(answer, time.GetUtcNow());
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        _http.Dispose();
        return ValueTask.CompletedTask;
    }

    HttpRequestMessage NewRequest(EncodedItem item)
    {
        var content = new ReadOnlyMemoryContent(_envelope.Compress(item, time.GetUtcNow()));
        content.Headers.ContentType = EnvelopeType;
        content.Headers.ContentEncoding.Add("gzip");
        var request = new HttpRequestMessage(HttpMethod.Post, dsn.Endpoint) { Content = content };
        request.Headers.TryAddWithoutValidation("X-Sentry-Auth", _authorization);
        request.Headers.TryAddWithoutValidation("User-Agent", _agent);
        request.Headers.TryAddWithoutValidation("Accept", "application/json");
        return request;
    }

    static string Authorization(SentryDsn dsn)
    {
        var secret = dsn.SecretKey is null ? "" : $",sentry_secret={dsn.SecretKey}";
        return $"Sentry sentry_version=7,sentry_client={Agent}{SentrySdk.Version},sentry_key={dsn.PublicKey}{secret}";
    }
}
