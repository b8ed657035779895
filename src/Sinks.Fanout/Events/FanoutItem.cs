// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>
/// What a backend sees: one redacted piece of telemetry. There is no way to hand a backend anything else.
/// </summary>
public abstract record FanoutItem
{
    private protected FanoutItem()
    {
    }

    /// <summary>Which kind of item this is.</summary>
    public abstract FanoutItemKind Kind { get; }

    /// <summary>Made once by the dispatcher and kept over retries: the idempotency key.</summary>
    public required Guid Id { get; init; }

    /// <summary>When the event was emitted, by the host's clock.</summary>
    public required DateTimeOffset Timestamp { get; init; }

    /// <summary>Memory the item is reckoned to hold, in bytes; what <c>QueueBytesLimit</c> counts.</summary>
    internal virtual int EstimatedBytes { get; init; } = 512;

    /// <summary>
    /// A short description without content, so that no event text reaches a debugger log by accident.
    /// </summary>
    public sealed override string ToString() => $"{Kind} {Id:N}";
}
