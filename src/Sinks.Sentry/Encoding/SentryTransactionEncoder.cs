// SPDX-License-Identifier: Apache-2.0
using System.Buffers;
using Sinks.Fanout;

namespace Sinks.Sentry;

/// <summary>Turns a local root with the spans below it into the item of its envelope.</summary>
/// <param name="source">Where spans come from.</param>
/// <param name="content">Which personal data may be sent.</param>
/// <param name="sampleRate">The share of traces that is taken, which servers reckon with.</param>
sealed class SentryTransactionEncoder(SentrySource source, SentryContent content, double sampleRate) : IItemEncoder
{
    /// <summary>What was a large transaction is not kept.</summary>
    const int KeptBytes = 256 * 1024;

    readonly SentryTransactionJson _json = new(source, content);
    readonly SentryTraceLine _trace = new(source, sampleRate);
    ArrayBufferWriter<byte>? _spare;

    /// <inheritdoc/>
    public int TrimLevels => SentryTransactionLimits.LastLevel;

    /// <inheritdoc/>
    public void Encode(FanoutItem item, IBufferWriter<byte> output, int trimLevel)
    {
        if (item is not FanoutSpan root)
            throw new NotSupportedException($"An item of kind {item.Kind} is no transaction.");
        var operation = SentryOperation.Of(root);
        _trace.Write(output, root, operation);
        // Who comes second makes one of its own.
        var payload = Interlocked.Exchange(ref _spare, null) ?? new ArrayBufferWriter<byte>(16 * 1024);
        payload.ResetWrittenCount();
        using (var json = FanoutJson.Rent(payload))
            _json.Write(json.Writer, root, operation, SentryTransactionLimits.Of(trimLevel));
        SentryItems.WriteTransaction(output, payload.WrittenSpan);
        if (payload.Capacity <= KeptBytes)
            _spare = payload;
    }
}
