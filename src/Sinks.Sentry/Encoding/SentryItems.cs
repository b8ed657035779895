// SPDX-License-Identifier: Apache-2.0
using System.Buffers;
using System.Text.Json;
using Sinks.Fanout;

namespace Sinks.Sentry;

/// <summary>Writes items of an envelope: a line about the item, the payload, a line break.</summary>
static class SentryItems
{
    /// <summary>The most bytes an item has beside its payload.</summary>
    public const int HeaderBytes = 4 * 1024;

    public static void WriteEvent(IBufferWriter<byte> output, ReadOnlySpan<byte> payload)
    {
        using (var writer = new Utf8JsonWriter(output, FanoutJson.WriterOptions))
        {
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
        using (var writer = new Utf8JsonWriter(output, FanoutJson.WriterOptions))
        {
            writer.WriteStartObject();
            writer.WriteString("type"u8, "client_report"u8);
            writer.WriteNumber("length"u8, payload.Length);
            writer.WriteEndObject();
        }

        WritePayload(output, payload);
    }

    static void WritePayload(IBufferWriter<byte> output, ReadOnlySpan<byte> payload)
    {
        output.Write("\n"u8);
        output.Write(payload);
        output.Write("\n"u8);
    }
}
