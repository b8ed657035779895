// SPDX-License-Identifier: Apache-2.0
using Serilog.Events;
using Sinks.Fanout;

namespace Sinks.Sentry;

/// <summary>Posts events to a Sentry-protocol server, one envelope per request.</summary>
/// <param name="dsn">The project.</param>
/// <param name="encoder">What encodes its events.</param>
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
    readonly AttachmentLimit _attachments = new();

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
    };

    /// <inheritdoc/>
    public IItemEncoder Encoder => encoder;

    /// <inheritdoc/>
    public async Task<SendResult> SendAsync(IReadOnlyList<EncodedItem> batch, CancellationToken cancellationToken)
    {
        var (id, body) = (batch[0].Id, SentryBody.Of(batch[0].Body));
        var leftOut = 0L;
        if (_attachments.IsOn(time.GetUtcNow()))
            body = body.WithoutAttachments(out leftOut);
        var lost = reports?.Take();
        var arrived = false;
        try
        {
            var answer = await _post.SendAsync(id, body, Report(lost), cancellationToken).ConfigureAwait(false);
            arrived = answer.IsSuccess;
            return Read(answer);
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

    SendResult Read(BackendAnswer answer)
    {
        var now = time.GetUtcNow();
        var limits = SentryRateLimits.Read(answer.Header(SentryRateLimits.Header));
        if (limits.Of(SentryCategory.Attachment) is { } wait)
            _attachments.Extend(now + wait);
        var result = _answers.Read(answer, limits.Of(SentryCategory.Error), now);
        if (result.Outcome == SendOutcome.RateLimited)
            reports?.ServerHasCounted(1);
        return result;
    }
}
