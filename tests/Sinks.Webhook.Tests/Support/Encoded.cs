// SPDX-License-Identifier: Apache-2.0
using System.Buffers;
using System.Text;
using System.Text.Json;
using Sinks.Fanout;

namespace Sinks.Webhook.Tests;

/// <summary>Encodes items as a lane does.</summary>
static class Encoded
{
    public const int ItemBytesLimit = 256 * 1024;

    public static string Text(FanoutEvent @event, int trimLevel = 0) =>
        new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(Bytes(@event, trimLevel));

    public static JsonElement Json(FanoutEvent @event, int trimLevel = 0) => Parse(Bytes(@event, trimLevel));

    public static byte[] Bytes(FanoutEvent @event, int trimLevel = 0)
    {
        var output = new ArrayBufferWriter<byte>();
        new WebhookEventEncoder().Encode(@event, output, trimLevel);
        return output.WrittenSpan.ToArray();
    }

    public static JsonElement Parse(ReadOnlyMemory<byte> json)
    {
        using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 128 });
        return document.RootElement.Clone();
    }

    /// <summary>The lowest trim level at which the event keeps to the limit; -1 when none does.</summary>
    public static int FittingLevel(FanoutEvent @event) => Enumerable
        .Range(0, new WebhookEventEncoder().TrimLevels + 1)
        .FirstOrDefault(level => Bytes(@event, level).Length <= ItemBytesLimit, -1);

    public static EncodedItem Item(FanoutEvent @event) =>
        new(@event.Id, @event.Kind, @event.Timestamp, @event.Level, Bytes(@event));

    public static IReadOnlyList<EncodedItem> Batch(params FanoutEvent[] events) => [.. events.Select(Item)];
}
