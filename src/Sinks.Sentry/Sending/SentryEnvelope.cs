// SPDX-License-Identifier: Apache-2.0
using System.Buffers;
using System.IO.Compression;
using System.Text.Json;
using Sinks.Fanout;

namespace Sinks.Sentry;

/// <summary>
/// Frames an event for the wire: a line about the envelope, a line about the item, the event. The first line holds the
/// DSN and the time of sending, which is why it is written for each try and never kept.
/// </summary>
sealed class SentryEnvelope(SentryDsn dsn)
{
    /// <summary>The envelope in gzip, the one encoding that every receiver reads.</summary>
    public ReadOnlyMemory<byte> Compress(EncodedItem item, DateTimeOffset sentAt)
    {
        // Not pooled: the connection may still be reading the bytes of a send that was abandoned, and what somebody
        // else had put into a rented buffer by then would travel to this server.
        using var output = new MemoryStream(1024 + (item.Body.Length / 4));
        using (var gzip = new GZipStream(output, CompressionLevel.Fastest, leaveOpen: true))
            Write(item, sentAt, gzip);
        return output.GetBuffer().AsMemory(0, (int)output.Length);
    }

    /// <summary>The envelope as it is before compression.</summary>
    public void Write(EncodedItem item, DateTimeOffset sentAt, Stream output)
    {
        output.Write(Headers(item, sentAt));
        output.Write(item.Body.Span);
        output.WriteByte((byte)'\n');
    }

    ReadOnlySpan<byte> Headers(EncodedItem item, DateTimeOffset sentAt)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using var writer = new Utf8JsonWriter(buffer, FanoutJson.WriterOptions);
        WriteEnvelopeHeader(writer, item, sentAt);
        EndLine(writer, buffer);
        WriteItemHeader(writer, item);
        EndLine(writer, buffer);
        return buffer.WrittenSpan;
    }

    void WriteEnvelopeHeader(Utf8JsonWriter writer, EncodedItem item, DateTimeOffset sentAt)
    {
        writer.WriteStartObject();
        writer.WriteString("event_id"u8, SentryText.Hex(item.Id));
        writer.WriteString("sent_at"u8, SentryText.Milliseconds(sentAt));
        writer.WriteString("dsn"u8, dsn.Text);
        writer.WriteStartObject("sdk"u8);
        writer.WriteString("name"u8, SentrySdk.Name);
        writer.WriteString("version"u8, SentrySdk.Version);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    static void WriteItemHeader(Utf8JsonWriter writer, EncodedItem item)
    {
        writer.WriteStartObject();
        writer.WriteString("type"u8, "event"u8);
        writer.WriteNumber("length"u8, item.Body.Length);
        writer.WriteString("content_type"u8, "application/json"u8);
        writer.WriteEndObject();
    }

    static void EndLine(Utf8JsonWriter writer, ArrayBufferWriter<byte> buffer)
    {
        writer.Flush();
        buffer.Write("\n"u8);
        writer.Reset();
    }
}
