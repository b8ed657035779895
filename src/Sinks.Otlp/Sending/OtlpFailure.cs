// SPDX-License-Identifier: Apache-2.0
using Sinks.Fanout;

namespace Sinks.Otlp;

/// <summary>Why a request did not arrive.</summary>
/// <param name="Result">What that means for the batch; null when it must not be sent again, not even in part.</param>
/// <param name="Reason">A status, without the server's words.</param>
sealed record OtlpFailure(SendResult? Result, string Reason);
