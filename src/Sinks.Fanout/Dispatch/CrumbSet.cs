// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>
/// The breadcrumbs of an event, and the memory they are charged to it: a crumb is charged to the first event it is
/// part of.
/// </summary>
/// <param name="Crumbs">Oldest first.</param>
/// <param name="ChargedBytes">What the event has to count for them.</param>
sealed record CrumbSet(IReadOnlyList<Breadcrumb> Crumbs, int ChargedBytes)
{
    public static CrumbSet None { get; } = new([], 0);
}
