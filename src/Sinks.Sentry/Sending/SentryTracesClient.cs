// SPDX-License-Identifier: Apache-2.0
using Sinks.Fanout;

namespace Sinks.Sentry;

/// <summary>Posts transactions to a Sentry-protocol server, one in each envelope.</summary>
sealed class SentryTracesClient : IBackend, IDropObserver
{
    readonly SentryReports? _reports;
    readonly SentryPost _post;
    readonly SentryDelivery _delivery;

    public SentryTracesClient(
        SentryDsn dsn,
        SentryTransactionEncoder encoder,
        SentryTraceSampling sampling,
        ServerErrorPolicy serverErrors,
        SentryReports? reports,
        BackendHttp http,
        SentryLog? log,
        TimeProvider time)
    {
        _reports = reports;
        _post = SentryPost.To(dsn, http, log, time);
        _delivery = new SentryDelivery(
            _post,
            new SentryAnswers(serverErrors, dsn.IsSentryIo),
            reports,
            SentryCategory.Transaction,
            SentryCategory.Span,
            time);
        Encoder = encoder;
        Profile = ProfileOf(dsn, sampling);
    }

    /// <inheritdoc/>
    public BackendProfile Profile { get; }

    /// <inheritdoc/>
    public IItemEncoder Encoder { get; }

    /// <inheritdoc/>
    public Task<SendResult> SendAsync(IReadOnlyList<EncodedItem> batch, CancellationToken cancellationToken)
    {
        var body = SentryBody.Of(batch[0].Body);
        return _delivery.SendAsync(batch[0].Id, body, count: 1, SpansIn(body), cancellationToken);
    }

    /// <inheritdoc/>
    public void OnDropped(FanoutItemKind kind, string reason, int count) => _reports?.Dropped(kind, reason, count);

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        _post.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>About how many, which is enough for an average: an attribute may have that name.</summary>
    static int SpansIn(SentryBody body) => body.Items.Span.Count("\"start_timestamp\":"u8);

    static BackendProfile ProfileOf(SentryDsn dsn, SentryTraceSampling sampling) => new()
    {
        Destination = dsn.Destination,
        Kinds = [FanoutItemKind.Span],
        TakesSpansWithinRoot = true,
        TracesSampleRate = sampling.Rate,
        FollowsRemoteParent = sampling.FollowsParent,
        // The protocol's rule.
        BatchSizeLimit = 1,
        MaxInFlight = null,
        BatchBytesLimit = SentryTransactionLimits.TransactionBytes,
        ItemBytesLimit = SentryTransactionLimits.TransactionBytes,
        // Transactions have no level.
        KeepsReserve = false,
    };
}
