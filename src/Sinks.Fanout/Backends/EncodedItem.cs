// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics.CodeAnalysis;
using Serilog.Events;

namespace Sinks.Fanout;

/// <summary>An item as bytes: made once and kept over retries.</summary>
[Experimental("SINKS001")]
public sealed class EncodedItem
{
    readonly FanoutItem _item;
    readonly bool _isWhole;

    /// <summary>Makes an item of its parts, as a test of a backend does.</summary>
    /// <param name="id">The item's id.</param>
    /// <param name="kind">The item's kind.</param>
    /// <param name="timestamp">When the item was emitted.</param>
    /// <param name="level">The level the lane treats it by.</param>
    /// <param name="body">What the encoder wrote.</param>
    public EncodedItem(
        Guid id, FanoutItemKind kind, DateTimeOffset timestamp, LogEventLevel level, ReadOnlyMemory<byte> body)
        : this(new Parts(kind) { Id = id, Timestamp = timestamp }, level, body)
    {
    }

    // The lane holds the item anyway, to trim it: what it says is not copied.
    internal EncodedItem(FanoutItem item, LogEventLevel level, ReadOnlyMemory<byte> body)
    {
        _item = item;
        Level = level;
        Body = body;
    }

    /// <summary>The item's id.</summary>
    public Guid Id => _item.Id;

    /// <summary>The item's kind.</summary>
    public FanoutItemKind Kind => _item.Kind;

    /// <summary>When the item was emitted.</summary>
    public DateTimeOffset Timestamp => _item.Timestamp;

    /// <summary>The level the lane treats it by.</summary>
    public LogEventLevel Level { get; }

    /// <summary>What the encoder wrote.</summary>
    public ReadOnlyMemory<byte> Body { get; }

    /// <summary>The item itself, for a backend that takes it without bytes; else null.</summary>
    internal FanoutItem? Source
    {
        get => _isWhole ? _item : null;
        init
        {
            _isWhole = value is not null;
            _item = value ?? _item;
        }
    }

    sealed record Parts(FanoutItemKind Named) : FanoutItem
    {
        public override FanoutItemKind Kind => Named;
    }
}
