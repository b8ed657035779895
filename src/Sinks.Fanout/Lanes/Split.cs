// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>
/// A batch whose content was refused, cut in two to find the poison event. A refused half is held until the other
/// half has been answered: if that one is refused too, the server refuses everything, and cutting on would only
/// multiply requests.
/// </summary>
sealed class Split
{
    /// <summary>The half that was refused and waits for its sibling's answer.</summary>
    public Batch? Held { get; set; }

    /// <summary>Whether a half need not wait for the other: that one was accepted, or will never be answered.</summary>
    public bool IsDecided { get; set; }
}
