// SPDX-License-Identifier: Apache-2.0
using Sinks.Fanout;

namespace Sinks.Sentry;

/// <summary>What a server's answer means for the event and for those after it.</summary>
sealed class SentryAnswers(ServerErrorPolicy serverErrors, bool isSentryIo)
{
    /// <summary>A 429 that does not say for how long.</summary>
    static readonly TimeSpan DefaultWait = TimeSpan.FromSeconds(60);

    readonly bool _retriesServerErrors = serverErrors switch
    {
        ServerErrorPolicy.Always => true,
        ServerErrorPolicy.Never => false,
        _ => !isSentryIo,
    };

    /// <summary>Reads an answer.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="limits">The limits it carries; they may come with any status, a success included.</param>
    /// <param name="now">The present, for a <c>Retry-After</c> that is a date.</param>
    public SendResult Read(BackendAnswer answer, SentryRateLimits limits, DateTimeOffset now)
    {
        if (answer.Status == 429)
        {
            // The server has counted the event; the specification forbids to send it again.
            return SendResult.RateLimited(
                answer.Reason, limits.Events ?? answer.RetryAfter(now) ?? DefaultWait, dropsBatch: true);
        }

        var result = ReadStatus(answer, now);
        return limits.Events is { } wait ? result.ThenWait(wait) : result;
    }

    SendResult ReadStatus(BackendAnswer answer, DateTimeOffset now) => answer.Status switch
    {
        >= 200 and < 300 => SendResult.Delivered,
        413 => SendResult.TooLarge(answer.Reason),
        502 or 503 or 504 when _retriesServerErrors => SendResult.Retry(answer.Reason, answer.RetryAfter(now)),
        _ => SendResult.Rejected(answer.Reason),
    };
}
