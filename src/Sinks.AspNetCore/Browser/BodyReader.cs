// SPDX-License-Identifier: Apache-2.0
using System.Buffers;
using System.IO.Compression;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Sinks.AspNetCore;

/// <summary>Reads a body of bounded size in bounded time; memory grows with what has come, never with what was
/// said.</summary>
static class BodyReader
{
    const int ChunkBytes = 8_192;

    public static readonly TimeSpan TimeLimit = TimeSpan.FromSeconds(10);

    /// <summary>Reads it.</summary>
    /// <param name="request">The request.</param>
    /// <param name="limit">The most bytes, before and after decompression.</param>
    /// <param name="time">The clock.</param>
    /// <returns>The bytes, or why there are none. Both null: the caller is gone.</returns>
    public static async Task<(ReadOnlyMemory<byte>? Body, BrowserRefusal? Refusal)> ReadAsync(
        HttpRequest request, int limit, TimeProvider time)
    {
        if (request.ContentLength > limit)
            return (null, BrowserRefusal.TooLarge);
        var encoding = request.Headers.ContentEncoding.ToString();
        if (encoding is not ("" or "identity" or "gzip"))
            return (null, BrowserRefusal.MediaType);
        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
            size.MaxRequestBodySize = limit;
        using var late = new CancellationTokenSource(TimeLimit, time);
        using var either =
            CancellationTokenSource.CreateLinkedTokenSource(late.Token, request.HttpContext.RequestAborted);
        try
        {
            if (encoding is not "gzip")
                return await CopyAsync(request.Body, limit, either.Token).ConfigureAwait(false);
            var unpacked = new GZipStream(request.Body, CompressionMode.Decompress, leaveOpen: true);
            await using (unpacked.ConfigureAwait(false))
                return await CopyAsync(unpacked, limit, either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            return (null, late.IsCancellationRequested ? BrowserRefusal.Timeout : null);
        }
        catch (BadHttpRequestException bad)
        {
            return (null, bad.StatusCode switch
            {
                StatusCodes.Status413PayloadTooLarge => BrowserRefusal.TooLarge,
                StatusCodes.Status408RequestTimeout => BrowserRefusal.Timeout,
                _ => BrowserRefusal.Malformed,
            });
        }
        catch (InvalidDataException)
        {
            return (null, BrowserRefusal.Malformed);
        }
        catch (IOException)
        {
            return default;
        }
    }

    static async Task<(ReadOnlyMemory<byte>? Body, BrowserRefusal? Refusal)> CopyAsync(
        Stream stream, int limit, CancellationToken cancellationToken)
    {
        var buffer = new ArrayBufferWriter<byte>(ChunkBytes);
        while (true)
        {
            var count = await stream.ReadAsync(buffer.GetMemory(ChunkBytes), cancellationToken).ConfigureAwait(false);
            if (count == 0)
                return (buffer.WrittenMemory, null);
            buffer.Advance(count);
            if (buffer.WrittenCount > limit)
                return (null, BrowserRefusal.TooLarge);
        }
    }
}
