// SPDX-License-Identifier: Apache-2.0
using System.Buffers;
using System.IO.Compression;
using System.Text.Json;
using Sinks.Fanout;

namespace Sinks.Sentry;

/// <summary>
/// Frames an event for the wire: a line about the envelope, then its items as they were encoded. The line holds the DSN
/// and the time of sending, which is why it is written for each try and never kept.
/// </summary>
/// <param name="dsn">The project it is for; null for a receiver that knows no projects.</param>
sealed class SentryEnvelope(SentryDsn? dsn)
{
    /// <summary>The envelope in gzip, the one encoding that every receiver reads.</summary>
    /// <param name="item">The event.</param>
    /// <param name="sentAt">The present.</param>
    /// <param name="report">A further item, whole; empty for none.</param>
    public ReadOnlyMemory<byte> Compress(
        EncodedItem item, DateTimeOffset sentAt, ReadOnlyMemory<byte> report = default)
    {
        // Not pooled: the connection may still be reading the bytes of a send that was abandoned, and what somebody
        // else had put into a rented buffer by then would travel to this server.
        using var output = new MemoryStream(1024 + (item.Body.Length / 4));
        using (var gzip = new GZipStream(output, CompressionLevel.Fastest, leaveOpen: true))
            Write(item, sentAt, report, gzip);
        return output.GetBuffer().AsMemory(0, (int)output.Length);
    }

    /// <summary>The envelope as it is before compression.</summary>
    public void Write(EncodedItem item, DateTimeOffset sentAt, ReadOnlyMemory<byte> report, Stream output)
    {
        output.Write(Header(item, sentAt));
        output.Write(item.Body.Span);
        output.Write(report.Span);
    }

    ReadOnlySpan<byte> Header(EncodedItem item, DateTimeOffset sentAt)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using var writer = new Utf8JsonWriter(buffer, FanoutJson.WriterOptions);
        WriteHeader(writer, item, sentAt);
        writer.Flush();
        buffer.Write("\n"u8);
        return buffer.WrittenSpan;
    }

    void WriteHeader(Utf8JsonWriter writer, EncodedItem item, DateTimeOffset sentAt)
    {
        writer.WriteStartObject();
        writer.WriteString("event_id"u8, SentryText.Hex(item.Id));
        writer.WriteString("sent_at"u8, SentryText.Milliseconds(sentAt));
        if (dsn is not null)
            writer.WriteString("dsn"u8, dsn.Text);
        writer.WriteStartObject("sdk"u8);
        writer.WriteString("name"u8, SentrySdk.Name);
        writer.WriteString("version"u8, SentrySdk.Version);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }
}
