// SPDX-License-Identifier: Apache-2.0
using Sinks.Fanout;

namespace Sinks.Sentry;

/// <summary>
/// Sends the envelopes of a lane whose items are of one kind, together with what the lane lost before.
/// </summary>
/// <param name="post">What posts them.</param>
/// <param name="answers">What to make of an answer.</param>
/// <param name="reports">What was lost; null tells the server nothing of it.</param>
/// <param name="items">The category of the items; a limit of it makes the lane wait.</param>
/// <param name="parts">The category of what they are made of; a limit of it does so too.</param>
/// <param name="time">The clock.</param>
sealed class SentryDelivery(
    SentryPost post,
    SentryAnswers answers,
    SentryReports? reports,
    SentryCategory items,
    SentryCategory parts,
    TimeProvider time)
{
    /// <summary>Sends an envelope.</summary>
    /// <param name="id">The envelope's id; null for items that need none.</param>
    /// <param name="body">Its items.</param>
    /// <param name="count">How many items of the lane that are.</param>
    /// <param name="partsOfThem">How many parts they have together.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    public async Task<SendResult> SendAsync(
        Guid? id, SentryBody body, int count, long partsOfThem, CancellationToken cancellationToken)
    {
        reports?.Sending(count, partsOfThem);
        var lost = reports?.Take();
        var arrived = false;
        try
        {
            var report = lost is null ? default : SentryReports.Item(lost, time.GetUtcNow());
            var answer = await post.SendAsync(id, body, report, cancellationToken).ConfigureAwait(false);
            arrived = answer.IsSuccess;
            return Read(answer, count);
        }
        finally
        {
            if (lost is not null && !arrived)
                reports!.PutBack(lost);
        }
    }

    SendResult Read(BackendAnswer answer, int count)
    {
        var limits = SentryRateLimits.Read(answer.Header(SentryRateLimits.Header));
        var result = answers.Read(answer, limits.Of(items, parts), time.GetUtcNow());
        if (result.Outcome == SendOutcome.RateLimited)
            reports?.ServerHasCounted(items, count);
        return result;
    }
}
