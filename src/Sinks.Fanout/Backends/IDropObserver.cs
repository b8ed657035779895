// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics.CodeAnalysis;

namespace Sinks.Fanout;

/// <summary>
/// A backend that wants to know what its lane loses, because its protocol reports losses to the server. Called from pool
/// threads and the dispatcher, outside of any lock; what it throws is ignored.
/// </summary>
[Experimental("SINKS001")]
public interface IDropObserver
{
    /// <summary>Items were dropped by the lane, or not let in by sampling.</summary>
    /// <param name="kind">What they are.</param>
    /// <param name="reason">A drop reason as status shows it, such as <c>queue_full</c>; or <c>sampled</c>.</param>
    /// <param name="count">How many, at least 1.</param>
    void OnDropped(FanoutItemKind kind, string reason, int count);
}
