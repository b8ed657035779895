// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics.CodeAnalysis;
using Serilog.Events;

namespace Sinks.Fanout;

/// <summary>An item as bytes: made once and kept over retries.</summary>
/// <param name="id">The item's id.</param>
/// <param name="kind">The item's kind.</param>
/// <param name="timestamp">When the item was emitted.</param>
/// <param name="level">The level the lane treats it by.</param>
/// <param name="body">What the encoder wrote.</param>
[Experimental("SINKS001")]
public sealed class EncodedItem(
    Guid id, FanoutItemKind kind, DateTimeOffset timestamp, LogEventLevel level, ReadOnlyMemory<byte> body)
{
    /// <summary>The item's id.</summary>
    public Guid Id { get; } = id;

    /// <summary>The item's kind.</summary>
    public FanoutItemKind Kind { get; } = kind;

    /// <summary>When the item was emitted.</summary>
    public DateTimeOffset Timestamp { get; } = timestamp;

    /// <summary>The level the lane treats it by.</summary>
    public LogEventLevel Level { get; } = level;

    /// <summary>What the encoder wrote.</summary>
    public ReadOnlyMemory<byte> Body { get; } = body;

    /// <summary>The item itself, for a backend that takes it without bytes; else null.</summary>
    internal FanoutItem? Source { get; init; }
}
