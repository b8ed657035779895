// SPDX-License-Identifier: Apache-2.0
using System.Buffers;
using System.Text;
using System.Text.Json;
using Sinks.Fanout;

namespace Sinks.Webhook.Tests;

/// <summary>Events as a format's body, made as a lane and the client make it.</summary>
static class Framed
{
    public static ChatSource Chat { get; } = new("Shop", "Production", "ops", TimeSpan.FromMinutes(1));

    public static JsonElement Json(WebhookPayload payload, params IReadOnlyList<FanoutEvent> events) =>
        Encoded.Parse(Bytes(payload, events));

    public static string Text(WebhookPayload payload, params IReadOnlyList<FanoutEvent> events) =>
        new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(Bytes(payload, events).Span);

    public static ReadOnlyMemory<byte> Bytes(WebhookPayload payload, params IReadOnlyList<FanoutEvent> events) =>
        payload.Frame([.. events.Select(item => Item(payload, item))]);

    /// <summary>An event in the first of its forms that fits.</summary>
    public static EncodedItem Item(WebhookPayload payload, FanoutEvent item)
    {
        var level = FittingLevel(payload, item);
        level.ShouldBeGreaterThanOrEqualTo(0, "no form of the event fits");
        return new(item.Id, item.Kind, item.Timestamp, item.Level, Encode(payload, item, level));
    }

    /// <summary>The lowest trim level at which the event keeps to the limit; -1 when none does.</summary>
    public static int FittingLevel(WebhookPayload payload, FanoutEvent item) => Enumerable
        .Range(0, payload.Encoder.TrimLevels + 1)
        .FirstOrDefault(level => Encode(payload, item, level).Length <= payload.ItemBytesLimit, -1);

    public static byte[] Encode(WebhookPayload payload, FanoutEvent item, int trimLevel = 0)
    {
        var output = new ArrayBufferWriter<byte>();
        payload.Encoder.Encode(item, output, trimLevel);
        return output.WrittenSpan.ToArray();
    }

    /// <summary>The payload that options lead to.</summary>
    public static WebhookPayload Of(WebhookFormat format, Action<WebhookOptions>? configure = null)
    {
        var options = new WebhookOptions { Format = format };
        configure?.Invoke(options);
        return WebhookFormats.Of(options, Contract.Setup("ops", hostEnvironment: "Production"));
    }
}
