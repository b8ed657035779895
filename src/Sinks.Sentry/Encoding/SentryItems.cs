// SPDX-License-Identifier: Apache-2.0
using System.Buffers;
using Sinks.Fanout;

namespace Sinks.Sentry;

/// <summary>Writes items of an envelope: a line about the item, the payload, a line break.</summary>
static class SentryItems
{
    /// <summary>The most bytes an item has beside its payload.</summary>
    public const int HeaderBytes = 4 * 1024;

    public static void WriteEvent(IBufferWriter<byte> output, ReadOnlySpan<byte> payload)
    {
        using (var json = FanoutJson.Rent(output))
        {
            var writer = json.Writer;
            writer.WriteStartObject();
            writer.WriteString("type"u8, "event"u8);
            writer.WriteNumber("length"u8, payload.Length);
            writer.WriteString("content_type"u8, "application/json"u8);
            writer.WriteEndObject();
        }

        WritePayload(output, payload);
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
