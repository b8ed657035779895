// SPDX-License-Identifier: Apache-2.0
using System.Net;

namespace Sinks.Webhook;

/// <summary>A body that remembers whether any of it was asked for: before that, nothing can have arrived.</summary>
sealed class WatchedContent(ReadOnlyMemory<byte> body) : HttpContent
{
    volatile bool _wasAskedFor;

    public bool WasAskedFor => _wasAskedFor;

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override Task SerializeToStreamAsync(
        Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        _wasAskedFor = true;
        return stream.WriteAsync(body, cancellationToken).AsTask();
    }

    protected override bool TryComputeLength(out long length)
    {
        length = body.Length;
        return true;
    }
}
