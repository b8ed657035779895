// SPDX-License-Identifier: Apache-2.0
using System.Runtime.InteropServices;

namespace Sinks.Otlp;

/// <summary>What a request came to.</summary>
/// <param name="Failure">Why it did not arrive; null when it did.</param>
/// <param name="PartialSuccess">What the server did not take of a request that arrived.</param>
[StructLayout(LayoutKind.Auto)]
readonly record struct OtlpReply(OtlpFailure? Failure, PartialSuccess PartialSuccess)
{
    public static implicit operator OtlpReply(OtlpFailure failure) => new(failure, default);
}
