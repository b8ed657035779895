// SPDX-License-Identifier: Apache-2.0
using System.Net;

namespace Sinks.Bench.Encoding;

/// <summary>Reads a request to its end, at once, and answers that all is well.</summary>
sealed class SwallowingHandler : HttpMessageHandler
{
    /// <summary>The body of the last request, in bytes.</summary>
    public long LastBytes { get; private set; }

    /// <summary>All bodies, in bytes.</summary>
    public long Bytes { get; set; }

    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var body = new CountingStream();
        request.Content!.CopyTo(body, null, cancellationToken);
        return Answer(body.Count);
    }

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var body = new CountingStream();
        await request.Content!.CopyToAsync(body, cancellationToken);
        return Answer(body.Count);
    }

    HttpResponseMessage Answer(long bytes)
    {
        LastBytes = bytes;
        Bytes += bytes;
        return new HttpResponseMessage(HttpStatusCode.OK) { Content = new ByteArrayContent([]) };
    }

    sealed class CountingStream : Stream
    {
        public long Count { get; private set; }

        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => Count;

        public override long Position
        {
            get => Count;
            set => throw new NotSupportedException();
        }

        public override void Write(byte[] buffer, int offset, int count) => Count += count;

        public override void Write(ReadOnlySpan<byte> buffer) => Count += buffer.Length;

        public override ValueTask WriteAsync(
            ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            Count += buffer.Length;
            return ValueTask.CompletedTask;
        }

        public override void Flush()
        {
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();
    }
}
