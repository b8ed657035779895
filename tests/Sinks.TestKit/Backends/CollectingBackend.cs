// SPDX-License-Identifier: Apache-2.0
using System.Buffers;
using System.Collections.Concurrent;
using Sinks.Fanout;

namespace Sinks.TestKit;

/// <summary>A backend in memory that takes the kinds it is told to, and remembers the items themselves.</summary>
/// <param name="kinds">The kinds of items it has a place for.</param>
public sealed class CollectingBackend(params FanoutItemKind[] kinds) : IBackend, IItemEncoder
{
    readonly ConcurrentQueue<FanoutItem> _items = new();

    public BackendProfile Profile { get; init; } = new()
    {
        Destination = "memory",
        BatchSizeLimit = 100,
        MinimumLevel = Serilog.Events.LogEventLevel.Information,
        Kinds = kinds,
    };

    public IItemEncoder Encoder => this;

    public int TrimLevels => 0;

    /// <summary>What was encoded, in that order.</summary>
    public IReadOnlyList<FanoutItem> Items => [.. _items];

    public IReadOnlyList<FanoutSpan> Spans => [.. _items.OfType<FanoutSpan>()];

    public IReadOnlyList<FanoutSession> Sessions => [.. _items.OfType<FanoutSession>()];

    public IReadOnlyList<FanoutCheckIn> CheckIns => [.. _items.OfType<FanoutCheckIn>()];

    public IReadOnlyList<FanoutEvent> Events => [.. _items.OfType<FanoutEvent>()];

    public void Encode(FanoutItem item, IBufferWriter<byte> output, int trimLevel)
    {
        _items.Enqueue(item);
        output.Write("{}"u8);
    }

    public Task<SendResult> SendAsync(IReadOnlyList<EncodedItem> batch, CancellationToken cancellationToken) =>
        Task.FromResult(SendResult.Delivered);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
