// SPDX-License-Identifier: Apache-2.0
using Sinks.Fanout;

namespace Sinks.Webhook;

/// <summary>What an answer means. The body is never looked at: what a stranger writes is no protocol.</summary>
static class WebhookAnswers
{
    static readonly TimeSpan DefaultWait = TimeSpan.FromSeconds(30);

    // "Retry-After: 0" with a 429 would turn the lane into a busy loop.
    static readonly TimeSpan ShortestWait = TimeSpan.FromSeconds(1);

    public static SendResult Read(BackendAnswer answer, DateTimeOffset now) => answer.Status switch
    {
        >= 200 and < 300 => SendResult.Delivered,
        400 or 422 => SendResult.Rejected(answer.Reason),
        408 or 425 => SendResult.Retry(answer.Reason, answer.RetryAfter(now)),
        410 => SendResult.Refused(answer.Reason, isFinal: true),
        413 => SendResult.TooLarge(answer.Reason),
        429 => SendResult.RateLimited(answer.Reason, Sane(answer.RetryAfter(now) ?? DefaultWait)),
        >= 500 => SendResult.Retry(answer.Reason, answer.RetryAfter(now)),
        // Redirects too: a signed body must not wander to another host.
        _ => SendResult.Refused(answer.Reason),
    };

    /// <summary>
    /// The same for a receiver that would show twice what comes twice: what failed after it was sent is given up.
    /// </summary>
    public static SendResult ReadOnce(BackendAnswer answer, DateTimeOffset now) =>
        Read(answer, now) is { Outcome: SendOutcome.Retry } ? SendResult.Abandoned(answer.Reason) : Read(answer, now);

    /// <summary>A wait that is no busy loop.</summary>
    public static TimeSpan Sane(TimeSpan wait) => wait < ShortestWait ? ShortestWait : wait;
}
