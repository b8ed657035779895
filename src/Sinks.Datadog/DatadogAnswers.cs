// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using Sinks.Fanout;

namespace Sinks.Datadog;

/// <summary>What an answer of the intake means. Its text is never repeated.</summary>
static class DatadogAnswers
{
    static readonly TimeSpan DefaultWait = TimeSpan.FromSeconds(10);

    // A limit of no length at all would turn the lane into a busy loop.
    static readonly TimeSpan ShortestWait = TimeSpan.FromSeconds(1);

    public static SendResult Read(BackendAnswer answer, DateTimeOffset now) => answer.Status switch
    {
        >= 200 and < 300 => SendResult.Delivered,
        400 => SendResult.Rejected(answer.Reason),
        408 => SendResult.Retry(answer.Reason, answer.RetryAfter(now)),
        413 => SendResult.TooLarge(answer.Reason),
        429 => SendResult.RateLimited(answer.Reason, WaitOf(answer, now)),
        >= 500 => SendResult.Retry(answer.Reason, answer.RetryAfter(now)),
        401 => SendResult.Refused($"{answer.Reason}: the API key is missing"),
        403 => SendResult.Refused($"{answer.Reason}: the API key is not one of this site"),
        _ => SendResult.Refused(answer.Reason),
    };

    static TimeSpan WaitOf(BackendAnswer answer, DateTimeOffset now)
    {
        var wait = answer.RetryAfter(now) ?? Reset(answer) ?? DefaultWait;
        return wait < ShortestWait ? ShortestWait : wait;
    }

    /// <summary>Seconds until the limit of Datadog's API begins anew.</summary>
    static TimeSpan? Reset(BackendAnswer answer) =>
        int.TryParse(
            answer.Header("X-RateLimit-Reset"), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            ? TimeSpan.FromSeconds(seconds)
            : null;
}
