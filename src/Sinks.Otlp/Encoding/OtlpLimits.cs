// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Otlp;

/// <summary>The limits of attributes as the specification of OpenTelemetry has them.</summary>
/// <param name="Count">The most attributes of a record; further ones are counted as dropped.</param>
/// <param name="ValueLength">The most characters of a text.</param>
sealed record OtlpLimits(int Count, int ValueLength)
{
    public static OtlpLimits Default { get; } = new(128, int.MaxValue);
}
