// SPDX-License-Identifier: Apache-2.0
using Sinks.Fanout;

namespace Sinks.Sentry;

/// <summary>What a server's answer means for what was sent and for what comes after it.</summary>
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
    /// <param name="limit">
    /// For how long it asks to wait, or null; limits may come with any status, a success included.
    /// </param>
    /// <param name="now">The present, for a <c>Retry-After</c> that is a date.</param>
    public SendResult Read(BackendAnswer answer, TimeSpan? limit, DateTimeOffset now)
    {
        if (answer.Status == 429)
        {
            // The server has counted what was sent; the specification forbids to send it again.
            return SendResult.RateLimited(
                answer.Reason, limit ?? answer.RetryAfter(now) ?? DefaultWait, dropsBatch: true);
        }

        var result = ReadStatus(answer, now);
        return limit is { } wait ? result.ThenWait(wait) : result;
    }

    SendResult ReadStatus(BackendAnswer answer, DateTimeOffset now) => answer.Status switch
    {
        >= 200 and < 300 => SendResult.Delivered,
        413 => SendResult.TooLarge(answer.Reason),
        502 or 503 or 504 when _retriesServerErrors => SendResult.Retry(answer.Reason, answer.RetryAfter(now)),
        _ => SendResult.Rejected(answer.Reason),
    };
}
