// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Otlp;

/// <summary>The limits of a span as the specification of OpenTelemetry has them.</summary>
/// <param name="Attributes">Those of its attributes, and of the attributes of each event and link.</param>
/// <param name="Events">The most events; further ones are counted as dropped.</param>
/// <param name="Links">The most links; further ones are counted as dropped.</param>
sealed record OtlpSpanLimits(OtlpLimits Attributes, int Events, int Links)
{
    public const int DefaultCount = 128;
}
