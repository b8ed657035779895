// SPDX-License-Identifier: Apache-2.0
using Sinks.Fanout;

namespace Sinks.Sentry;

/// <summary>Posts transactions to a Sentry-protocol server, one in each envelope.</summary>
/// <param name="encoder">What encodes them.</param>
/// <param name="sampling">Which traces it takes.</param>
/// <param name="delivery">What sends them; disposed with it.</param>
sealed class SentryTracesClient(SentryTransactionEncoder encoder, SentryTraceSampling sampling, SentryDelivery delivery)
    : IBackend, IDropObserver
{
    /// <inheritdoc/>
    public BackendProfile Profile { get; } = new()
    {
        Destination = delivery.Destination,
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

    /// <inheritdoc/>
    public IItemEncoder Encoder => encoder;

    /// <inheritdoc/>
    public Task<SendResult> SendAsync(IReadOnlyList<EncodedItem> batch, CancellationToken cancellationToken)
    {
        var body = SentryBody.Of(batch[0].Body);
        return delivery.SendAsync(batch[0].Id, body, count: 1, SpansIn(body), cancellationToken);
    }

    /// <inheritdoc/>
    public void OnDropped(FanoutItemKind kind, string reason, int count) => delivery.OnDropped(kind, reason, count);

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        delivery.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>About how many, which is enough for an average: an attribute may have that name.</summary>
    static int SpansIn(SentryBody body) => body.Items.Span.Count("\"start_timestamp\":"u8);
}
