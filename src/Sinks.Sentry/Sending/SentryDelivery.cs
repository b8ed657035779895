// SPDX-License-Identifier: Apache-2.0
using Sinks.Fanout;

namespace Sinks.Sentry;

/// <summary>
/// Sends the envelopes of a lane whose items are of one kind, together with what the lane lost before.
/// </summary>
/// <param name="dsn">The project.</param>
/// <param name="items">The category of the items; a limit of it makes the lane wait.</param>
/// <param name="parts">The category of what they are made of; a limit of it does so too.</param>
/// <param name="serverErrors">What to make of a gateway in trouble.</param>
/// <param name="isReporting">Whether the server is told what was lost.</param>
/// <param name="http">What speaks HTTP; disposed with it.</param>
/// <param name="log">Where each envelope is noted, or null.</param>
/// <param name="time">The clock.</param>
sealed class SentryDelivery(
    SentryDsn dsn,
    SentryCategory items,
    SentryCategory parts,
    ServerErrorPolicy serverErrors,
    bool isReporting,
    BackendHttp http,
    SentryLog? log,
    TimeProvider time) : IDisposable
{
    readonly SentryPost _post = SentryPost.To(dsn, http, log, time);
    readonly SentryAnswers _answers = new(serverErrors, dsn.IsSentryIo);
    readonly SentryReports? _reports = isReporting ? new SentryReports(items, parts) : null;

    /// <summary>Where envelopes go, for people.</summary>
    public string Destination => dsn.Destination;

    /// <summary>A delivery as options ask for it.</summary>
    public static SentryDelivery Of(
        SentryOptions options, BackendSetup setup, SentryCategory items, SentryCategory parts, SentryLog? log) => new(
            SentryDsn.Parse(options.Dsn ?? ""),
            items,
            parts,
            options.RetryServerErrors,
            options.SendClientReports,
            BackendHttp.From(options, setup, ["X-Sentry-"]),
            log,
            setup.Time);

    /// <summary>Sends an envelope.</summary>
    /// <param name="id">The envelope's id; null for items that need none.</param>
    /// <param name="body">Its items.</param>
    /// <param name="count">How many items of the lane that are.</param>
    /// <param name="partsOfThem">How many parts they have together.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    public async Task<SendResult> SendAsync(
        Guid? id, SentryBody body, int count, long partsOfThem, CancellationToken cancellationToken)
    {
        _reports?.Sending(count, partsOfThem);
        var lost = _reports?.Take();
        var arrived = false;
        try
        {
            var report = lost is null ? default : SentryReports.Item(lost, time.GetUtcNow());
            var answer = await _post.SendAsync(id, body, report, cancellationToken).ConfigureAwait(false);
            arrived = answer.IsSuccess;
            return Read(answer, count);
        }
        finally
        {
            if (lost is not null && !arrived)
                _reports!.PutBack(lost);
        }
    }

    /// <summary>Counts what the lane tells of.</summary>
    public void OnDropped(FanoutItemKind kind, string reason, int count) => _reports?.Dropped(kind, reason, count);

    /// <inheritdoc/>
    public void Dispose() => _post.Dispose();

    SendResult Read(BackendAnswer answer, int count)
    {
        var limits = SentryRateLimits.Read(answer.Header(SentryRateLimits.Header));
        var result = _answers.Read(answer, limits.Of(items, parts), time.GetUtcNow());
        if (result.Outcome == SendOutcome.RateLimited)
            _reports?.ServerHasCounted(items, count);
        return result;
    }
}
