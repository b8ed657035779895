// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics.CodeAnalysis;
using System.Net.Http.Headers;
using Sinks.Fanout;

namespace Sinks.Otlp;

/// <summary>Carries an export request to the server and reads what became of it. It knows no signal.</summary>
abstract class OtlpTransport(Uri endpoint, BackendHttp http, TimeProvider time) : IDisposable
{
    /// <summary>
    /// The most bytes of an answer that are read: behind a longer one the outcome of gRPC would be out of sight.
    /// </summary>
    public const int AnswerBytesLimit = 64 * 1024;

    /// <summary>Names of headers that users may not set.</summary>
    public static IReadOnlyCollection<string> ReservedHeaders { get; } = ["grpc-"];

    /// <summary>Where the requests go to, as people may see it.</summary>
    public string Destination => endpoint.Authority;

    protected Uri Endpoint => endpoint;

    protected DateTimeOffset Now => time.GetUtcNow();

    /// <summary>Sends a request.</summary>
    /// <returns>What it came to; delivered with what the server says beside that.</returns>
    /// <exception cref="HttpRequestException">There was no answer.</exception>
    public async Task<OtlpReply> SendAsync(ReadOnlyMemory<byte> request, CancellationToken cancellationToken)
    {
        using var message = NewRequest(request);
        // Who sends, and in the specification's form what kind of client that is.
        message.Headers.UserAgent.Add(new ProductInfoHeaderValue("Sinks.Otlp", OtlpResource.SdkVersion));
        message.Headers.UserAgent.Add(
            new ProductInfoHeaderValue("OTel-OTLP-Exporter-dotnet", OtlpResource.SdkVersion));
        return Read(await http.SendAsync(message, cancellationToken).ConfigureAwait(false));
    }

    /// <inheritdoc/>
    [SuppressMessage("Usage", "CA1816", Justification = "There is no finalizer here nor below.")]
    public void Dispose() => http.Dispose();

    protected abstract HttpRequestMessage NewRequest(ReadOnlyMemory<byte> request);

    protected abstract OtlpReply Read(BackendAnswer answer);
}
