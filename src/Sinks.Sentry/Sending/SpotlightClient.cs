// SPDX-License-Identifier: Apache-2.0
using Serilog.Events;
using Sinks.Fanout;

namespace Sinks.Sentry;

/// <summary>Posts copies of events, sessions and check-ins to Spotlight.</summary>
/// <param name="address">Where Spotlight takes them.</param>
/// <param name="encoder">What encodes them.</param>
/// <param name="log">Where each envelope is noted, or null.</param>
/// <param name="time">The clock.</param>
sealed class SpotlightClient(Uri address, SentryEventEncoder encoder, SentryLog? log, TimeProvider time) : IBackend
{
    /// <summary>The most events that wait for a Spotlight that does not run.</summary>
    public const int QueueLimit = 100;

    /// <summary>The same of structured logs, of which a page shows many.</summary>
    public const int LogsLimit = 1_000;

    /// <summary>How often a Spotlight that did not run is looked for: its user waits for it.</summary>
    public static readonly TimeSpan Probe = TimeSpan.FromSeconds(10);

    readonly SpotlightDelivery _delivery = new(address, log, time);

    /// <inheritdoc/>
    public BackendProfile Profile { get; } = new()
    {
        Destination = address.Authority,
        BatchSizeLimit = 1,
        // One after the other: its page shows events in the order in which they come.
        MaxInFlight = 1,
        MinimumLevel = LogEventLevel.Error,
        BatchBytesLimit = encoder.ItemBytesLimit,
        ItemBytesLimit = encoder.ItemBytesLimit,
        Kinds = encoder.Kinds,
    };

    /// <inheritdoc/>
    public IItemEncoder Encoder => encoder;

    /// <inheritdoc/>
    public Task<SendResult> SendAsync(IReadOnlyList<EncodedItem> batch, CancellationToken cancellationToken)
    {
        Guid? id = batch[0].Kind == FanoutItemKind.Event ? batch[0].Id : null;
        return _delivery.SendAsync(id, SentryBody.Of(batch[0].Body), cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        _delivery.Dispose();
        return ValueTask.CompletedTask;
    }
}
