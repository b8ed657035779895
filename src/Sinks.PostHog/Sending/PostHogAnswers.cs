// SPDX-License-Identifier: Apache-2.0
using Sinks.Fanout;

namespace Sinks.PostHog;

/// <summary>What an answer to a batch means.</summary>
static class PostHogAnswers
{
    /// <summary>How long the lane pauses when it is told to, but not for how long.</summary>
    public static readonly TimeSpan DefaultWait = TimeSpan.FromSeconds(30);

    // "Retry-After: 0" with a 429 would turn the lane into a busy loop.
    static readonly TimeSpan ShortestWait = TimeSpan.FromSeconds(1);

    public static SendResult Read(BackendAnswer answer, IReadOnlyList<EncodedItem> batch, DateTimeOffset now) =>
        answer.Status switch
        {
            >= 200 and < 300 => PostHogQuota.Read(answer, batch),
            400 => SendResult.Rejected(answer.Reason),
            408 => SendResult.Retry(answer.Reason, answer.RetryAfter(now)),
            413 => SendResult.TooLarge(answer.Reason),
            429 => SendResult.RateLimited(answer.Reason, WaitOf(answer, now)),
            >= 500 => SendResult.Retry(answer.Reason, answer.RetryAfter(now)),
            // Redirects too: the key in the body must not wander to another host.
            _ => SendResult.Refused(answer.Reason),
        };

    static TimeSpan WaitOf(BackendAnswer answer, DateTimeOffset now)
    {
        var wait = answer.RetryAfter(now) ?? DefaultWait;
        return wait < ShortestWait ? ShortestWait : wait;
    }
}
