// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics.CodeAnalysis;
using System.IO.Compression;

namespace Sinks.Fanout;

/// <summary>Compresses what a backend sends.</summary>
[Experimental("SINKS001")]
public static class GzipBody
{
    /// <summary>The bytes as gzip, at the fastest level: a body is compressed once for each attempt.</summary>
    /// <param name="body">What to compress.</param>
    public static ReadOnlyMemory<byte> Compress(ReadOnlyMemory<byte> body) => Compress([body]);

    /// <summary>The parts one after the other as gzip.</summary>
    /// <param name="parts">What to compress.</param>
    public static ReadOnlyMemory<byte> Compress(IReadOnlyList<ReadOnlyMemory<byte>> parts)
    {
        ArgumentNullException.ThrowIfNull(parts);
        // Not pooled: the connection may still be reading the bytes of a send that was abandoned.
        using var compressed = new MemoryStream(1024 + (int)(parts.Sum(static part => (long)part.Length) / 4));
        using (var gzip = new GZipStream(compressed, CompressionLevel.Fastest, leaveOpen: true))
        {
            foreach (var part in parts)
                gzip.Write(part.Span);
        }

        return compressed.GetBuffer().AsMemory(0, (int)compressed.Length);
    }
}
