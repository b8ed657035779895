// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics.CodeAnalysis;
using System.Net;

namespace Sinks.Fanout;

/// <summary>
/// How backends speak HTTP: without leaving a trace in the host (no activity, no propagated headers, no cookies, no
/// redirects), with a capped answer body. Redirects count as failures because a signed or authenticated body must not
/// wander to another host.
/// </summary>
[Experimental("SINKS001")]
public sealed class BackendHttp : IDisposable
{
    const int DefaultAnswerBytesLimit = 16 * 1024;

    static readonly TimeSpan BodyTimeLimit = TimeSpan.FromSeconds(2);

    readonly HttpMessageInvoker _invoker;
    readonly IReadOnlyList<KeyValuePair<string, string>> _headers = [];

    /// <summary>Makes a client with its own connections.</summary>
    /// <param name="handler">Another handler, for a proxy or client certificates; null for the standard one.</param>
    [SuppressMessage("Reliability", "CA2000", Justification = "The invoker disposes its handler.")]
    public BackendHttp(HttpMessageHandler? handler = null) =>
        _invoker = new HttpMessageInvoker(handler ?? NewHandler(), disposeHandler: true);

    BackendHttp(HttpMessageHandler handler, IReadOnlyList<KeyValuePair<string, string>> headers)
        : this(handler) => _headers = headers;

    /// <summary>The most bytes of an answer's body that are read. Default 16 KiB.</summary>
    public int AnswerBytesLimit { get; init; } = DefaultAnswerBytesLimit;

    /// <summary>
    /// Makes a client as the options ask for it: own headers, proxy, certificates, and the handler that code may have
    /// put around.
    /// </summary>
    /// <param name="options">The options.</param>
    /// <param name="setup">Where unusable headers are reported.</param>
    /// <param name="reservedHeaders">
    /// Names of headers the protocol needs for itself; one that ends in <c>-</c> stands for all that begin so.
    /// </param>
    /// <param name="configure">Changes the handler further before it is used, or null.</param>
    /// <param name="answerBytesLimit">The most bytes of an answer's body that are read.</param>
    /// <exception cref="SettingException">The proxy or a certificate cannot be used.</exception>
    public static BackendHttp From(
        HttpBackendOptions options,
        BackendSetup setup,
        IReadOnlyCollection<string>? reservedHeaders = null,
        Action<SocketsHttpHandler>? configure = null,
        int answerBytesLimit = DefaultAnswerBytesLimit)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(setup);
        var headers = OwnHeaders.Read(options.Headers, reservedHeaders ?? [], setup);
        var handler = NewHandler();
        try
        {
            HttpProxy.Apply(options.Proxy, handler);
            HttpCertificates.Apply(options, handler.SslOptions);
            configure?.Invoke(handler);
            return new BackendHttp(options.Handler?.Invoke(handler) ?? handler, headers)
            {
                AnswerBytesLimit = answerBytesLimit,
            };
        }
        catch (Exception)
        {
            handler.Dispose();
            throw;
        }
    }

    /// <summary>The standard handler, for a caller that adds to it.</summary>
    public static SocketsHttpHandler NewHandler() => new()
    {
        // Without a propagator the handler makes no activity either, so that no host traces or captures our requests.
        ActivityHeadersPropagator = null,
        AllowAutoRedirect = false,
        UseCookies = false,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        PooledConnectionIdleTimeout = TimeSpan.FromMinutes(1),
        ConnectTimeout = TimeSpan.FromSeconds(10),
        AutomaticDecompression = DecompressionMethods.None,
        // A suspended or slow server must not make the pool open connections without bound.
        MaxConnectionsPerServer = 64,
    };

    /// <summary>
    /// Sends a request, the user's own headers added, and reads the beginning of the answer.
    /// </summary>
    /// <param name="request">The request; disposed by the caller.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    /// <exception cref="HttpRequestException">There was no answer.</exception>
    public async Task<BackendAnswer> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        foreach (var header in _headers)
            request.Headers.TryAddWithoutValidation(header.Key, header.Value);
        using var response = await _invoker.SendAsync(request, cancellationToken).ConfigureAwait(false);
        var body = await ReadBodyAsync(response.Content, cancellationToken).ConfigureAwait(false);
        return new BackendAnswer(response.StatusCode, body, response);
    }

    /// <inheritdoc/>
    public void Dispose() => _invoker.Dispose();

    /// <summary>The status is the answer; a body that stalls or breaks off does not make it unknown.</summary>
    async Task<ReadOnlyMemory<byte>> ReadBodyAsync(HttpContent content, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(BodyTimeLimit);
        try
        {
            return await ReadWholeBodyAsync(content, limit.Token).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is IOException or HttpRequestException or OperationCanceledException)
        {
            return default;
        }
    }

    async Task<ReadOnlyMemory<byte>> ReadWholeBodyAsync(HttpContent content, CancellationToken cancellationToken)
    {
        var buffer = new byte[AnswerBytesLimit];
        using var stream = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        var read = await stream.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken)
            .ConfigureAwait(false);
        return buffer.AsMemory(0, read);
    }
}
