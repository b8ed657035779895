// SPDX-License-Identifier: Apache-2.0
using System.Net.Http.Headers;
using Sinks.Fanout;

namespace Sinks.Sentry;

/// <summary>Posts envelopes to an address.</summary>
/// <param name="endpoint">The address.</param>
/// <param name="authorization">The header <c>X-Sentry-Auth</c>; null sends none.</param>
/// <param name="log">Where each envelope is noted; null notes none.</param>
/// <param name="time">The clock.</param>
sealed class SentryPost(Uri endpoint, string? authorization, SentryLog? log, TimeProvider time) : IDisposable
{
    static readonly MediaTypeHeaderValue EnvelopeType = new("application/x-sentry-envelope");

    readonly BackendHttp _http = new();
    readonly string _agent = SentrySdk.NameAndVersion;

    /// <summary>Sends an envelope and reads the answer.</summary>
    /// <param name="id">The id of the event in it.</param>
    /// <param name="envelope">The envelope in gzip.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    /// <exception cref="HttpRequestException">There was no answer.</exception>
    public async Task<BackendAnswer> SendAsync(
        Guid id, ReadOnlyMemory<byte> envelope, CancellationToken cancellationToken)
    {
        using var request = NewRequest(envelope);
        var began = time.GetTimestamp();
        try
        {
            var answer = await _http.SendAsync(request, cancellationToken).ConfigureAwait(false);
            log?.Sent(id, envelope.Length, answer.Reason, time.GetElapsedTime(began));
            return answer;
        }
        catch (Exception failure)
        {
            log?.Sent(id, envelope.Length, $"no answer ({failure.GetType().Name})", time.GetElapsedTime(began));
            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    HttpRequestMessage NewRequest(ReadOnlyMemory<byte> envelope)
    {
        var content = new ReadOnlyMemoryContent(envelope);
        content.Headers.ContentType = EnvelopeType;
        content.Headers.ContentEncoding.Add("gzip");
        var request = new HttpRequestMessage(HttpMethod.Post, endpoint) { Content = content };
        if (authorization is not null)
            request.Headers.TryAddWithoutValidation("X-Sentry-Auth", authorization);
        request.Headers.TryAddWithoutValidation("User-Agent", _agent);
        request.Headers.TryAddWithoutValidation("Accept", "application/json");
        return request;
    }
}
