// SPDX-License-Identifier: Apache-2.0
using System.Buffers;
using Sinks.Fanout;

namespace Sinks.Sentry;

/// <summary>Writes items of an envelope: a line about the item, the payload, a line break.</summary>
static class SentryItems
{
    /// <summary>The most bytes an item has beside its payload.</summary>
    public const int HeaderBytes = 4 * 1024;

    /// <summary>Without a version servers would take browser and system of the logs from our User-Agent.</summary>
    static ReadOnlySpan<byte> LogsBegin =>
        """{"version":2,"ingest_settings":{"infer_ip":"never","infer_user_agent":"never"},"items":["""u8;

    static ReadOnlySpan<byte> LogsEnd => "]}"u8;

    public static void WriteEvent(IBufferWriter<byte> output, ReadOnlySpan<byte> payload) =>
        WriteJson(output, "event"u8, payload);

    public static void WriteTransaction(IBufferWriter<byte> output, ReadOnlySpan<byte> payload) =>
        WriteJson(output, "transaction"u8, payload);

    /// <summary>Writes an item of a type whose payload is JSON and no more than that.</summary>
    public static void WriteJson(IBufferWriter<byte> output, ReadOnlySpan<byte> type, ReadOnlySpan<byte> payload)
    {
        using (var json = FanoutJson.Rent(output))
        {
            var writer = json.Writer;
            writer.WriteStartObject();
            writer.WriteString("type"u8, type);
            writer.WriteNumber("length"u8, payload.Length);
            writer.WriteString("content_type"u8, "application/json"u8);
            writer.WriteEndObject();
        }

        WritePayload(output, payload);
    }

    /// <summary>Writes structured logs as one item, which the protocol allows an envelope.</summary>
    /// <param name="output">Where the item goes.</param>
    /// <param name="logs">The logs, at most 100.</param>
    /// <param name="bytes">The bytes of all of them.</param>
    public static void WriteLogs(IBufferWriter<byte> output, IReadOnlyList<EncodedItem> logs, int bytes)
    {
        using (var json = FanoutJson.Rent(output))
        {
            var writer = json.Writer;
            writer.WriteStartObject();
            writer.WriteString("type"u8, "log"u8);
            writer.WriteNumber("item_count"u8, logs.Count);
            writer.WriteNumber("length"u8, LogsBegin.Length + bytes + (logs.Count - 1) + LogsEnd.Length);
            writer.WriteString("content_type"u8, "application/vnd.sentry.items.log+json"u8);
            writer.WriteEndObject();
        }

        output.Write("\n"u8);
        output.Write(LogsBegin);
        for (var i = 0; i < logs.Count; i++)
        {
            if (i > 0)
                output.Write(","u8);
            output.Write(logs[i].Body.Span);
        }

        output.Write(LogsEnd);
        output.Write("\n"u8);
    }

    public static void WriteReport(IBufferWriter<byte> output, ReadOnlySpan<byte> payload)
    {
        using (var json = FanoutJson.Rent(output))
        {
            var writer = json.Writer;
            writer.WriteStartObject();
            writer.WriteString("type"u8, "client_report"u8);
            writer.WriteNumber("length"u8, payload.Length);
            writer.WriteEndObject();
        }

        WritePayload(output, payload);
    }

    public static void WriteAttachment(
        IBufferWriter<byte> output, string fileName, string contentType, string text, int bytes)
    {
        using (var json = FanoutJson.Rent(output))
        {
            var writer = json.Writer;
            writer.WriteStartObject();
            writer.WriteString("type"u8, "attachment"u8);
            writer.WriteNumber("length"u8, bytes);
            SentryText.Write(writer, "filename"u8, fileName, SentryLimits.FileName);
            SentryText.Write(writer, "content_type"u8, contentType, SentryLimits.TagText);
            writer.WriteString("attachment_type"u8, "event.attachment"u8);
            writer.WriteEndObject();
        }

        output.Write("\n"u8);
        System.Text.Encoding.UTF8.GetBytes(text, output.GetSpan(bytes));
        output.Advance(bytes);
        output.Write("\n"u8);
    }

    static void WritePayload(IBufferWriter<byte> output, ReadOnlySpan<byte> payload)
    {
        output.Write("\n"u8);
        output.Write(payload);
        output.Write("\n"u8);
    }
}
