// SPDX-License-Identifier: Apache-2.0
using System.Buffers;
using System.Text.Json;
using Sinks.Fanout;

namespace Sinks.Sentry;

/// <summary>
/// Turns an event into the items of its envelope. The protocol limits the payload of the event, not the envelope, so the
/// payload is trimmed here until it fits.
/// </summary>
sealed class SentryEventEncoder(SentrySource source) : IItemEncoder
{
    /// <summary>The most bytes the payload of an event may have.</summary>
    public const int PayloadBytesLimit = 1024 * 1024;

    /// <summary>The most bytes of all items of an event.</summary>
    public const int ItemBytesLimit = PayloadBytesLimit + SentryItems.HeaderBytes;

    readonly SentryEventJson _json = new(source);
    readonly SentryTraceLine _trace = new(source);

    /// <inheritdoc/>
    public int TrimLevels => SentryLimits.LastLevel;

    /// <inheritdoc/>
    public void Encode(FanoutItem item, IBufferWriter<byte> output, int trimLevel)
    {
        if (item is not FanoutEvent fanoutEvent)
            throw new NotSupportedException($"An item of kind {item.Kind} is no Sentry event.");
        var payload = new ArrayBufferWriter<byte>(16 * 1024);
        var level = trimLevel;
        do
        {
            payload.ResetWrittenCount();
            using var writer = new Utf8JsonWriter(payload, FanoutJson.WriterOptions);
            _json.Write(writer, fanoutEvent, SentryLimits.Of(level));
        }
        while (payload.WrittenCount > PayloadBytesLimit && ++level <= TrimLevels);
        _trace.Write(output, fanoutEvent);
        SentryItems.WriteEvent(output, payload.WrittenSpan);
    }
}
