// SPDX-License-Identifier: Apache-2.0
using Sinks.Fanout;

namespace Sinks.Otlp;

/// <summary>What the specification of OTLP makes of the statuses of gRPC.</summary>
static class GrpcStatus
{
    static readonly string[] Names =
    [
        "OK", "CANCELLED", "UNKNOWN", "INVALID_ARGUMENT", "DEADLINE_EXCEEDED", "NOT_FOUND", "ALREADY_EXISTS",
        "PERMISSION_DENIED", "RESOURCE_EXHAUSTED", "FAILED_PRECONDITION", "ABORTED", "OUT_OF_RANGE", "UNIMPLEMENTED",
        "INTERNAL", "UNAVAILABLE", "DATA_LOSS", "UNAUTHENTICATED",
    ];

    /// <summary>What a status other than 0 means.</summary>
    /// <param name="status">The number.</param>
    /// <param name="delay">How long the server asks to wait, or null.</param>
    public static OtlpFailure Read(int status, TimeSpan? delay)
    {
        var name = status < Names.Length ? Names[status] : "unknown";
        var reason = $"gRPC status {status} ({name})";
        return new OtlpFailure(
            name switch
            {
                "CANCELLED" or "DEADLINE_EXCEEDED" or "ABORTED" or "OUT_OF_RANGE" or "DATA_LOSS" or "UNAVAILABLE" =>
                    SendResult.Retry(reason, delay),
                // Without a time it will not pass, and the same request is not welcome again.
                "RESOURCE_EXHAUSTED" => delay is { } wait ? SendResult.RateLimited(reason, wait) : null,
                "INVALID_ARGUMENT" => SendResult.Rejected(reason),
                "UNAUTHENTICATED" or "PERMISSION_DENIED" or "UNIMPLEMENTED" or "NOT_FOUND" =>
                    SendResult.Refused(reason),
                _ => null,
            },
            reason);
    }
}
