// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>
/// What a lane drops when its queue is full. Either way the last parts of the queue are kept for Error and Fatal.
/// </summary>
public enum OverflowPolicy
{
    /// <summary>The event that comes.</summary>
    DropNewest = 0,

    /// <summary>The oldest event of the lowest rank that waits; never an error for the sake of a lower event.</summary>
    DropOldest,
}
