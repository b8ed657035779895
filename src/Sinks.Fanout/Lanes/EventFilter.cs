// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>
/// What <c>Ignore</c> and <c>Only</c> of a lane and of its fan-out come to together: what either ignores is ignored; a
/// lane that names what it takes is not bound to what the fan-out names.
/// </summary>
sealed class EventFilter
{
    readonly EventPatterns? _ignore;
    readonly EventPatterns? _only;
    readonly bool _ignoresAbortedRequests;

    public EventFilter(FanoutOptions fanout, BackendOptions lane)
    {
        _ignore = UnlessEmpty(new EventPatterns(fanout.Ignore, lane.Ignore));
        _only = UnlessEmpty(new EventPatterns(lane.Only)) ?? UnlessEmpty(new EventPatterns(fanout.Only));
        _ignoresAbortedRequests = lane.Ignore.AbortedRequests ?? fanout.Ignore.AbortedRequests ?? true;
    }

    public bool Lets(FanoutEvent item) =>
        _only?.MatchAny(item) != false
        && _ignore?.MatchAll(item) != true
        && !(_ignoresAbortedRequests && AbortedRequest.Is(item));

    static EventPatterns? UnlessEmpty(EventPatterns patterns) => patterns.IsEmpty ? null : patterns;
}
