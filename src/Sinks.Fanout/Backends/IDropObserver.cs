// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics.CodeAnalysis;

namespace Sinks.Fanout;

/// <summary>
/// A backend that wants to know what its lane loses, because its protocol reports losses to the server. Called from
/// pool threads and the dispatcher, several at a time, outside of any lock, and also after the backend was disposed:
/// only count. What it throws is ignored. After a reload that replaces the backend, the one that took its place is
/// told.
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
