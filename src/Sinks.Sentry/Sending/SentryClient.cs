// SPDX-License-Identifier: Apache-2.0
using Serilog.Events;
using Sinks.Fanout;

namespace Sinks.Sentry;

/// <summary>Posts events, sessions and check-ins to a Sentry-protocol server, one envelope per request.</summary>
/// <param name="dsn">The project.</param>
/// <param name="encoder">What encodes them.</param>
/// <param name="serverErrors">What to make of a gateway in trouble.</param>
/// <param name="reports">What was lost; null tells the server nothing of it.</param>
/// <param name="http">What speaks HTTP.</param>
/// <param name="log">Where each envelope is noted, or null.</param>
/// <param name="time">The clock.</param>
sealed class SentryClient(
    SentryDsn dsn,
    SentryEventEncoder encoder,
    ServerErrorPolicy serverErrors,
    SentryReports? reports,
    BackendHttp http,
    SentryLog? log,
    TimeProvider time) : IBackend, IDropObserver
{
    readonly SentryPost _post = SentryPost.To(dsn, http, log, time);
    readonly SentryAnswers _answers = new(serverErrors, dsn.IsSentryIo);
    readonly CategoryLimits _limits = new();

    /// <inheritdoc/>
    public BackendProfile Profile { get; } = new()
    {
        Destination = dsn.Destination,
        // At most one event per envelope, one envelope per request: the protocol's rule.
        BatchSizeLimit = 1,
        MaxInFlight = null,
        MinimumLevel = LogEventLevel.Error,
        // The payload has the limit, and the encoder sees to it.
        BatchBytesLimit = encoder.ItemBytesLimit,
        ItemBytesLimit = encoder.ItemBytesLimit,
        Kinds = encoder.Kinds,
    };

    /// <inheritdoc/>
    public IItemEncoder Encoder => encoder;

    /// <inheritdoc/>
    public async Task<SendResult> SendAsync(IReadOnlyList<EncodedItem> batch, CancellationToken cancellationToken)
    {
        var item = batch[0];
        var (category, now) = (SentryCategories.Of(item.Kind), time.GetUtcNow());
        // The lane waits for a limit of events; what is limited apart costs no request meanwhile.
        if (category != SentryCategory.Error && _limits.IsOn(category, now))
            return SendResult.RateLimitedAlone($"the server limits the category {SentryCategories.Name(category)}");
        Guid? id = category == SentryCategory.Error ? item.Id : null;
        var body = SentryBody.Of(item.Body);
        var leftOut = 0L;
        if (_limits.IsOn(SentryCategory.Attachment, now))
            body = body.WithoutAttachments(out leftOut);
        var lost = reports?.Take();
        var arrived = false;
        try
        {
            var answer = await _post.SendAsync(id, body, Report(lost), cancellationToken).ConfigureAwait(false);
            arrived = answer.IsSuccess;
            return Read(answer, category);
        }
        finally
        {
            if (lost is not null && !arrived)
                reports!.PutBack(lost);
            if (leftOut > 0 && arrived)
                reports?.Add(SentryLoss.RateLimited, SentryCategory.Attachment, leftOut);
        }
    }

    /// <inheritdoc/>
    public void OnDropped(FanoutItemKind kind, string reason, int count) => reports?.Dropped(kind, reason, count);

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        _post.Dispose();
        return ValueTask.CompletedTask;
    }

    ReadOnlyMemory<byte> Report(long[]? lost) =>
        lost is null ? default : SentryReports.Item(lost, time.GetUtcNow());

    SendResult Read(BackendAnswer answer, SentryCategory category)
    {
        var now = time.GetUtcNow();
        var limits = SentryRateLimits.Read(answer.Header(SentryRateLimits.Header));
        _limits.Extend(limits, now);
        if (answer.Status == 429)
            reports?.ServerHasCounted(category, 1);
        var result = _answers.Read(answer, limits.Of(SentryCategory.Error), now);
        var isOfItAlone = answer.Status == 429
            && category != SentryCategory.Error
            && limits.Of(category) is not null
            && limits.Of(SentryCategory.Error) is null;
        return isOfItAlone ? SendResult.RateLimitedAlone(answer.Reason) : result;
    }
}
