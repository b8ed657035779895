// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Sentry;

/// <summary>The losses by their names on the wire, and by the reasons of lanes.</summary>
static class SentryLosses
{
    // In the order of the enum.
    static readonly string[] Names =
    [
        "queue_overflow", "send_error", "network_error", "sample_rate", "internal_sdk_error", "cache_overflow",
        "ratelimit_backoff",
    ];

    public static int Count => Names.Length;

    /// <summary>The name of a loss in reports.</summary>
    public static string Name(SentryLoss loss) => Names[(int)loss];

    /// <summary>
    /// The loss behind a lane's reason; null for those that nobody is left to report (<c>shutdown</c>) and for ones of
    /// the pipeline, which no lane tells of.
    /// </summary>
    public static SentryLoss? Of(string dropReason) => dropReason switch
    {
        "queue_full" or "queue_bytes" => SentryLoss.Queued,
        "rejected" or "too_large" => SentryLoss.Refused,
        "retry_exhausted" => SentryLoss.Unanswered,
        "sampled" => SentryLoss.Sampled,
        "encode_failed" or "spool_corrupt" => SentryLoss.Broken,
        "spool_full" or "spool_expired" => SentryLoss.Spooled,
        "rate_limited" => SentryLoss.RateLimited,
        _ => null,
    };
}
