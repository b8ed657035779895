// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>
/// The items of one kind in the books of a backend or a pipeline. It holds exactly at every quiet moment:
/// <c>Offered = Filtered + Delivered + Dropped + Waiting</c>.
/// </summary>
public sealed record KindCounts
{
    /// <summary>Items that came: offered to the lane; for a pipeline made in the process.</summary>
    public long Offered { get; init; }

    /// <summary>Items a lane did not want; for a pipeline always 0.</summary>
    public long Filtered { get; init; }

    /// <summary>Items the server confirmed; for a pipeline those handed to every lane that takes the kind.</summary>
    public long Delivered { get; init; }

    /// <summary>Items that were lost.</summary>
    public long Dropped { get; init; }

    /// <summary>Items that are queued or being sent; for a pipeline those not yet handed on.</summary>
    public long Waiting { get; init; }

    /// <summary>Whether the counts hold.</summary>
    public bool BooksBalance => Waiting >= 0 && Offered == Filtered + Delivered + Dropped + Waiting;
}
