// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>Another span that a span has to do with, redacted.</summary>
/// <param name="TraceId">W3C trace id, 32 lower-case hex digits.</param>
/// <param name="SpanId">W3C span id, 16 lower-case hex digits.</param>
/// <param name="TraceFlags">W3C trace flags.</param>
/// <param name="TraceState">W3C trace state, or null.</param>
/// <param name="Attributes">More about it; at most 128.</param>
public sealed record FanoutSpanLink(
    string TraceId, string SpanId, int TraceFlags, string? TraceState, FanoutProperties Attributes)
{
    /// <summary>Whether the other span came from another process.</summary>
    public bool IsRemote { get; init; }

    /// <summary>A short description without content.</summary>
    public override string ToString() => $"SpanLink {TraceId} {SpanId}";
}
