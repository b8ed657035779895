// SPDX-License-Identifier: Apache-2.0
using System.Buffers;
using System.Text.Json;
using Serilog.Events;
using Sinks.Fanout;

namespace Sinks.Webhook;

/// <summary>The body that Standard Webhooks advises, <c>{"type", "timestamp", "data"}</c>, with a batch.</summary>
sealed class JsonPayload : WebhookPayload
{
    const int FrameBytes = 1024;

    public override IItemEncoder Encoder { get; } = new WebhookEventEncoder();

    public override string ContentType => "application/json; charset=utf-8";

    public override int BatchSizeLimit => 100;

    // A whole body stays within 1 MiB, which is what nginx lets through unless told otherwise.
    public override int BatchBytesLimit => (1024 * 1024) - FrameBytes;

    public override int ItemBytesLimit => 256 * 1024;

    public override LogEventLevel MinimumLevel => LogEventLevel.Warning;

    public override bool IsStandardWebhook => true;

    public override ReadOnlyMemory<byte> Frame(IReadOnlyList<EncodedItem> batch)
    {
        var output = new ArrayBufferWriter<byte>(FrameBytes + batch.Sum(static item => item.Body.Length));
        using (var writer = new Utf8JsonWriter(output, FanoutJson.WriterOptions))
        {
            writer.WriteStartObject();
            writer.WriteString("type"u8, "sinks.events"u8);
            writer.WriteString("timestamp"u8, batch.Max(static item => item.Timestamp).UtcDateTime);
            writer.WriteStartObject("data"u8);
            writer.WriteStartArray("events"u8);
            foreach (var item in batch)
                writer.WriteRawValue(item.Body.Span, skipInputValidation: true);
            writer.WriteEndArray();
            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        return output.WrittenMemory;
    }
}
