// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics.CodeAnalysis;

namespace Sinks.Fanout;

/// <summary>
/// Says of events whether they are meant by options such as those of <c>Only</c>. Made once, then thread-safe.
/// </summary>
/// <param name="options">The lists; later changes to them do not count.</param>
[Experimental("SINKS001")]
public sealed class EventMatcher(FilterOptions options)
{
    readonly EventPatterns _patterns = new(options ?? throw new ArgumentNullException(nameof(options)));

    /// <summary>
    /// Whether at least one entry of any list fits the event; of an aggregate of exceptions, one in it. Without entries
    /// none does.
    /// </summary>
    /// <param name="item">The event.</param>
    public bool Fits(FanoutEvent item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return _patterns.MatchAny(item);
    }
}
