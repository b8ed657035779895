// SPDX-License-Identifier: Apache-2.0
using Sinks.Fanout;

namespace Sinks.Sentry;

/// <summary>Posts copies of structured logs, or of transactions, to Spotlight.</summary>
/// <param name="profile">What it takes.</param>
/// <param name="encoder">What encodes them.</param>
/// <param name="delivery">What posts them; disposed with it.</param>
sealed class SpotlightSignalsClient(BackendProfile profile, IItemEncoder encoder, SpotlightDelivery delivery) : IBackend
{
    /// <inheritdoc/>
    public BackendProfile Profile => profile;

    /// <inheritdoc/>
    public IItemEncoder Encoder => encoder;

    /// <inheritdoc/>
    public Task<SendResult> SendAsync(IReadOnlyList<EncodedItem> batch, CancellationToken cancellationToken) =>
        batch[0].Kind == FanoutItemKind.Span
            ? delivery.SendAsync(batch[0].Id, SentryBody.Of(batch[0].Body), cancellationToken)
            : delivery.SendAsync(id: null, SentryLogsClient.BodyOf(batch, out _), cancellationToken);

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        delivery.Dispose();
        return ValueTask.CompletedTask;
    }
}
