// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Sentry;

/// <summary>Why something was lost, in the protocol's own words; see <see cref="SentryLosses"/>.</summary>
enum SentryLoss
{
    /// <summary>The queue was full.</summary>
    Queued,

    /// <summary>The server refused it, or it was too large.</summary>
    Refused,

    /// <summary>There was no answer for too long.</summary>
    Unanswered,

    /// <summary>Sampling left it out.</summary>
    Sampled,

    /// <summary>It could not be encoded, or not be read back.</summary>
    Broken,

    /// <summary>It found no room on disk, or waited there for too long.</summary>
    Spooled,

    /// <summary>It waited for a rate limit to end for too long, or was left out because of one.</summary>
    RateLimited,
}
