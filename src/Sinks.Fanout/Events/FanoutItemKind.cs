// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>What a <see cref="FanoutItem"/> is; items are counted by kind.</summary>
public enum FanoutItemKind
{
    /// <summary>A log event: an error, or a named product event.</summary>
    Event = 0,
}
