// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Datadog;

/// <summary>In which form an event names its trace.</summary>
public enum DatadogTraceIdFormat
{
    /// <summary>
    /// <c>trace_id</c> and <c>span_id</c> as W3C writes them, 32 and 16 hex digits: what OpenTelemetry and 128-bit ids
    /// of Datadog's tracers are found by.
    /// </summary>
    Hex128 = 0,

    /// <summary>
    /// <c>dd.trace_id</c> and <c>dd.span_id</c> as decimal numbers of the low 64 bits, which older tracers write.
    /// </summary>
    Decimal64,
}
