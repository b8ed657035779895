// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Sentry;

/// <summary>The losses by their names on the wire, and by the reasons of lanes.</summary>
static class SentryLosses
{
    const string Error = "error";

    // In the order of the enum.
    static readonly (string Reason, string Category)[] Names =
    [
        ("queue_overflow", Error),
        ("send_error", Error),
        ("network_error", Error),
        ("sample_rate", Error),
        ("internal_sdk_error", Error),
        ("cache_overflow", Error),
        ("ratelimit_backoff", Error),
        ("ratelimit_backoff", "attachment"),
    ];

    public static int Count => Names.Length;

    /// <summary>Reason and category of a loss.</summary>
    public static (string Reason, string Category) Name(SentryLoss loss) => Names[(int)loss];

    /// <summary>
    /// The loss behind a lane's reason; null for those that nobody is left to report (<c>shutdown</c>) and for ones of
    /// the pipeline, which no lane tells of.
    /// </summary>
    public static SentryLoss? Of(string dropReason) => dropReason switch
    {
        "queue_full" or "queue_bytes" => SentryLoss.QueuedError,
        "rejected" or "too_large" => SentryLoss.RefusedError,
        "retry_exhausted" => SentryLoss.UnansweredError,
        "sampled" => SentryLoss.SampledError,
        "encode_failed" or "spool_corrupt" => SentryLoss.BrokenError,
        "spool_full" or "spool_expired" => SentryLoss.SpooledError,
        "rate_limited" => SentryLoss.RateLimitedError,
        _ => null,
    };
}
