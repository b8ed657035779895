// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics;
using System.Globalization;
using Sinks.Fanout;

namespace Sinks.Sentry;

/// <summary>
/// How a span ended in the protocol's words: what the code says, else what its answer's number says. Servers count as
/// failed what is not <c>ok</c>, <c>cancelled</c> or <c>unknown_error</c>.
/// </summary>
static class SentrySpanStatus
{
    const string Ok = "ok";
    const string Failed = "internal_error";

    // By the number that gRPC gives them.
    static readonly string[] Names =
    [
        Ok, "cancelled", "unknown_error", "invalid_argument", "deadline_exceeded", "not_found", "already_exists",
        "permission_denied", "resource_exhausted", "failed_precondition", "aborted", "out_of_range", "unimplemented",
        Failed, "unavailable", "data_loss", "unauthenticated",
    ];

    public static string Of(FanoutSpan span) => span.Status switch
    {
        ActivityStatusCode.Ok => Ok,
        ActivityStatusCode.Error => OfError(span),
        _ => OfAnswer(span) ?? Ok,
    };

    static string OfError(FanoutSpan span)
    {
        if (OfAnswer(span) is { } status && status is not Ok)
            return status;
        return Array.IndexOf(Names, span.StatusDescription) > 0 ? span.StatusDescription! : Failed;
    }

    static string? OfAnswer(FanoutSpan span)
    {
        if (Number(span, "http.response.status_code", "http.status_code") is { } http)
            return OfHttp(http);
        return Number(span, "rpc.grpc.status_code", "rpc.response.status_code") is >= 0 and var grpc
            && grpc < Names.Length
                ? Names[(int)grpc]
                : null;
    }

    static string OfHttp(long status) => status switch
    {
        >= 100 and < 400 => Ok,
        401 => "unauthenticated",
        403 => "permission_denied",
        404 => "not_found",
        409 => "already_exists",
        413 => "failed_precondition",
        429 => "resource_exhausted",
        499 => "cancelled",
        >= 400 and < 500 => "invalid_argument",
        501 => "unimplemented",
        503 => "unavailable",
        504 => "deadline_exceeded",
        _ => Failed,
    };

    static long? Number(FanoutSpan span, string name, string otherName)
    {
        if (!span.Attributes.TryGetValue(name, out var value) && !span.Attributes.TryGetValue(otherName, out value))
            return null;
        if (value.Kind == FanoutValueKind.Integer)
            return value.AsInteger();
        return long.TryParse(value.AsText(), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
    }
}
