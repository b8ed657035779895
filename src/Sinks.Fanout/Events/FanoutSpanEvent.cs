// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>Something that happened during a span, redacted.</summary>
/// <param name="Timestamp">When it happened.</param>
/// <param name="Name">What happened, such as <c>exception</c>.</param>
/// <param name="Attributes">More about it; at most 128.</param>
public sealed record FanoutSpanEvent(DateTimeOffset Timestamp, string Name, FanoutProperties Attributes)
{
    /// <summary>A short description without content.</summary>
    public override string ToString() => $"SpanEvent {Timestamp:O}";
}
