// SPDX-License-Identifier: Apache-2.0
using System.Buffers;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Sinks.Fanout;

namespace Sinks.Sentry;

/// <summary>
/// Frames items for the wire: a line about the envelope, then its items as they were encoded. The line holds the DSN
/// and the time of sending, which is why it is written for each try and never kept.
/// </summary>
/// <param name="dsn">The project it is for; null for a receiver that knows no projects.</param>
sealed class SentryEnvelope(SentryDsn? dsn)
{
    readonly byte[] _always = Always(dsn);
    readonly byte[] _ofTrace = OfTrace(dsn);

    /// <summary>The envelope in gzip, the one encoding that every receiver reads.</summary>
    /// <param name="id">The event's id; null for items that need none.</param>
    /// <param name="body">What the encoder wrote of it.</param>
    /// <param name="sentAt">The present.</param>
    /// <param name="report">A further item, whole; empty for none.</param>
    public ReadOnlyMemory<byte> Compress(
        Guid? id, SentryBody body, DateTimeOffset sentAt, ReadOnlyMemory<byte> report = default)
    {
        // Not pooled: the connection may still be reading the bytes of a send that was abandoned, and what somebody
        // else had put into a rented buffer by then would travel to this server.
        using var output = new MemoryStream(1024 + (body.Items.Length / 4));
        using (var gzip = new GZipStream(output, CompressionLevel.Fastest, leaveOpen: true))
            Write(id, body, sentAt, report, gzip);
        return output.GetBuffer().AsMemory(0, (int)output.Length);
    }

    /// <summary>The envelope as it is before compression.</summary>
    public void Write(
        Guid? id, SentryBody body, DateTimeOffset sentAt, ReadOnlyMemory<byte> report, Stream output)
    {
        output.Write(Header(id, body.Trace.Span, sentAt));
        output.Write(body.Items.Span);
        output.Write(report.Span);
    }

    ReadOnlySpan<byte> Header(Guid? id, ReadOnlySpan<byte> trace, DateTimeOffset sentAt)
    {
        var header = new ArrayBufferWriter<byte>(128 + _always.Length + _ofTrace.Length + trace.Length);
        header.Write("{"u8);
        if (id is { } eventId)
        {
            header.Write("\"event_id\":\""u8);
            eventId.TryFormat(header.GetSpan(32), out var written, "N");
            header.Advance(written);
            header.Write("\","u8);
        }

        header.Write("\"sent_at\":\""u8);
        header.Write(Encoding.ASCII.GetBytes(SentryText.Milliseconds(sentAt)));
        header.Write("\""u8);
        header.Write(_always);
        // A trace belongs to a project; without one there is nothing to say of it.
        if (!trace.IsEmpty && _ofTrace.Length > 0)
        {
            header.Write(_ofTrace);
            header.Write(trace);
            header.Write("}"u8);
        }

        header.Write("}\n"u8);
        return header.WrittenSpan;
    }

    /// <summary>The members that are the same in every header.</summary>
    static byte[] Always(SentryDsn? dsn)
    {
        var members = new ArrayBufferWriter<byte>();
        if (dsn is not null)
        {
            members.Write(",\"dsn\":"u8);
            WriteText(members, dsn.Text);
        }

        members.Write(",\"sdk\":{\"name\":"u8);
        WriteText(members, SentrySdk.Name);
        members.Write(",\"version\":"u8);
        WriteText(members, SentrySdk.Version);
        members.Write("}"u8);
        return members.WrittenSpan.ToArray();
    }

    /// <summary>What the header says of every trace, up to what the event knows of its own.</summary>
    static byte[] OfTrace(SentryDsn? dsn)
    {
        if (dsn is null)
            return [];
        var members = new ArrayBufferWriter<byte>();
        members.Write(",\"trace\":{\"public_key\":"u8);
        WriteText(members, dsn.PublicKey);
        if (dsn.OrganizationId is { } id)
        {
            members.Write(",\"org_id\":"u8);
            WriteText(members, id);
        }

        members.Write(","u8);
        return members.WrittenSpan.ToArray();
    }

    static void WriteText(ArrayBufferWriter<byte> output, string text)
    {
        using var writer = new Utf8JsonWriter(output, FanoutJson.WriterOptions);
        writer.WriteStringValue(text);
    }
}
