// SPDX-License-Identifier: Apache-2.0
using System.Buffers;
using Sinks.Fanout;

namespace Sinks.Sentry;

/// <summary>Turns an event into a structured log; the client puts up to a hundred of them into one item.</summary>
/// <param name="source">Where events come from.</param>
/// <param name="content">Which personal data may be sent.</param>
/// <param name="processTraceId">The trace of what was logged outside of one, 32 lower-case hex digits.</param>
sealed class SentryLogEncoder(SentrySource source, SentryContent content, string processTraceId) : IItemEncoder
{
    readonly SentryLogJson _json = new(source, content, processTraceId);
    SentryAttributes? _spare;

    /// <inheritdoc/>
    public int TrimLevels => SentryLogLimits.LastLevel;

    /// <inheritdoc/>
    public void Encode(FanoutItem item, IBufferWriter<byte> output, int trimLevel)
    {
        if (item is not FanoutEvent logged)
            throw new NotSupportedException($"An item of kind {item.Kind} is no structured log.");
        // Who comes second makes one of its own.
        var attributes = Interlocked.Exchange(ref _spare, null) ?? new SentryAttributes();
        using (var json = FanoutJson.Rent(output))
            _json.Write(json.Writer, attributes, logged, SentryLogLimits.Of(trimLevel));
        _spare = attributes;
    }
}
