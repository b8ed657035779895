// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics.CodeAnalysis;

namespace Sinks.Fanout;

/// <summary>What a send came to.</summary>
[Experimental("SINKS001")]
public enum SendOutcome
{
    /// <summary>The whole batch arrived.</summary>
    Delivered = 0,

    /// <summary>Nothing is known to have arrived; the same bytes may be sent again.</summary>
    Retry,

    /// <summary>Item by item: some arrived, some are rejected, some may be sent again.</summary>
    Partial,

    /// <summary>
    /// The content was refused. A batch of several is bisected, a single item is dropped <c>rejected</c>.
    /// </summary>
    Rejected,

    /// <summary>The server asks for less; see <see cref="SendResult.Wait"/>.</summary>
    RateLimited,

    /// <summary>
    /// The batch is too large. Several items are halved, a single one is trimmed, else dropped <c>too_large</c>.
    /// </summary>
    TooLarge,

    /// <summary>
    /// Refused for good (credentials, address): the lane is suspended, or ended when the refusal is final.
    /// </summary>
    Refused,

    /// <summary>
    /// Whether it arrived is not known, and sending it again could show it twice: dropped <c>retry_exhausted</c>.
    /// </summary>
    Abandoned,
}
