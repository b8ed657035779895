// SPDX-License-Identifier: Apache-2.0
using System.Net.Http.Headers;
using Sinks.Fanout;

namespace Sinks.Sentry;

/// <summary>Frames items as envelopes and posts them to an address.</summary>
/// <param name="endpoint">The address.</param>
/// <param name="envelope">What frames them.</param>
/// <param name="authorization">The header <c>X-Sentry-Auth</c>; null sends none.</param>
/// <param name="http">What speaks HTTP.</param>
/// <param name="log">Where each envelope is noted; null notes none.</param>
/// <param name="time">The clock.</param>
sealed class SentryPost(
    Uri endpoint,
    SentryEnvelope envelope,
    string? authorization,
    BackendHttp http,
    SentryLog? log,
    TimeProvider time) : IDisposable
{
    static readonly MediaTypeHeaderValue EnvelopeType = new("application/x-sentry-envelope");

    readonly string _agent = SentrySdk.NameAndVersion;

    /// <summary>What posts to the project of a DSN.</summary>
    public static SentryPost To(SentryDsn dsn, BackendHttp http, SentryLog? log, TimeProvider time) =>
        new(dsn.Endpoint, new SentryEnvelope(dsn), Authorization(dsn), http, log, time);

    /// <summary>Sends an envelope and reads the answer.</summary>
    /// <param name="id">The event's id; null for items that need none.</param>
    /// <param name="body">The items.</param>
    /// <param name="report">A further item, whole; empty for none.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    /// <exception cref="HttpRequestException">There was no answer.</exception>
    public async Task<BackendAnswer> SendAsync(
        Guid? id, SentryBody body, ReadOnlyMemory<byte> report, CancellationToken cancellationToken)
    {
        var compressed = envelope.Compress(id, body, time.GetUtcNow(), report);
        using var request = NewRequest(compressed);
        var began = time.GetTimestamp();
        var outcome = "";
        try
        {
            var answer = await http.SendAsync(request, cancellationToken).ConfigureAwait(false);
            outcome = answer.Reason;
            return answer;
        }
        catch (Exception failure)
        {
            outcome = $"no answer ({failure.GetType().Name})";
            throw;
        }
        finally
        {
            log?.Sent(
                id, body.Count + (report.IsEmpty ? 0 : 1), compressed.Length, outcome, time.GetElapsedTime(began));
        }
    }

    /// <inheritdoc/>
    public void Dispose() => http.Dispose();

    static string Authorization(SentryDsn dsn)
    {
        var secret = dsn.SecretKey is null ? "" : $",sentry_secret={dsn.SecretKey}";
        return $"Sentry sentry_version=7,sentry_client={SentrySdk.NameAndVersion},"
            + $"sentry_key={dsn.PublicKey}{secret}";
    }

    HttpRequestMessage NewRequest(ReadOnlyMemory<byte> compressed)
    {
        var content = new ReadOnlyMemoryContent(compressed);
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
