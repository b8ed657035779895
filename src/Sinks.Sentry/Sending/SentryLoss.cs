// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Sentry;

/// <summary>What may be lost and why, in the protocol's own words; see <see cref="SentryLosses"/>.</summary>
enum SentryLoss
{
    /// <summary>The queue was full.</summary>
    QueuedError,

    /// <summary>The server refused it, or it was too large.</summary>
    RefusedError,

    /// <summary>There was no answer for too long.</summary>
    UnansweredError,

    /// <summary>Sampling left it out.</summary>
    SampledError,

    /// <summary>It could not be encoded, or not be read back.</summary>
    BrokenError,

    /// <summary>It found no room on disk, or waited there for too long.</summary>
    SpooledError,

    /// <summary>It waited for a rate limit to end for too long.</summary>
    RateLimitedError,

    /// <summary>Bytes of attachments that were left out because a limit forbids them.</summary>
    RateLimitedAttachment,
}
