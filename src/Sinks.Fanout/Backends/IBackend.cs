// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics.CodeAnalysis;

namespace Sinks.Fanout;

/// <summary>
/// One place that events are sent to. The lane in front of it queues, batches, retries and counts; a backend only
/// encodes and sends. It is called from pool threads, several sends at a time when its profile allows it.
/// </summary>
[Experimental("SINKS001")]
public interface IBackend : IAsyncDisposable
{
    /// <summary>The destination and the limits of the protocol.</summary>
    BackendProfile Profile { get; }

    /// <summary>Turns an item into bytes.</summary>
    IItemEncoder Encoder { get; }

    /// <summary>
    /// Sends a batch. An exception counts as "no answer". The lane abandons a send that outlives <c>SendTimeLimit</c>.
    /// </summary>
    /// <param name="batch">At least one item, at most <see cref="BackendProfile.BatchSizeLimit"/>.</param>
    /// <param name="cancellationToken">Signalled when the send outlives its limit or the lane is closed.</param>
    /// <returns>What the send came to.</returns>
    Task<SendResult> SendAsync(IReadOnlyList<EncodedItem> batch, CancellationToken cancellationToken);
}
