// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Delivery.Tests.Support;

/// <summary>A lane of a run: its server, and what its backend saw.</summary>
sealed record RunLane(string Name, FaultyServer Server)
{
    public SendLog Log { get; } = new();

    /// <summary>
    /// What was delivered was sent, confirmed and not sent again, and the server has it. It has an event twice only if
    /// an answer about it was lost.
    /// </summary>
    /// <param name="status">What the lane says of itself, at the end.</param>
    /// <param name="sendTimeLimit">Its limit.</param>
    /// <param name="closing">When the end began.</param>
    /// <param name="story">What to say of the run.</param>
    public void Check(BackendStatus status, TimeSpan sendTimeLimit, long closing, string story)
    {
        // Of a lane that was given up at the deadline nobody can say which of the last answers it still heard.
        var wasGivenUp = status.Dropped.ContainsKey("shutdown");
        var confirmed = new HashSet<Guid>();
        var unanswered = new Dictionary<Guid, int>();
        var doubtful = 0;
        foreach (var send in Log.Sends)
        {
            foreach (var id in send.Ids)
                confirmed.ShouldNotContain(id, $"{Name} sent an event again whose delivery was confirmed; {story}");
            var isDoubtful = send.IsDoubtful(sendTimeLimit) || (wasGivenUp && send.EndedAt > closing);
            if (send.Outcome == SendOutcome.Delivered && !isDoubtful)
                confirmed.UnionWith(send.Ids);
            else if (send.Outcome == SendOutcome.Delivered)
                doubtful += send.Ids.Count;
            if (send.Outcome is null || isDoubtful)
                Count(send.Ids, unanswered);
        }

        status.Delivered.ShouldBeInRange(confirmed.Count, confirmed.Count + doubtful, $"{Name}; {story}");
        var taken = Server.Taken.CountBy(static item => item.Id).ToDictionary();
        foreach (var id in confirmed)
            taken.ShouldContainKey(id, $"{Name} counts as delivered what the server never took; {story}");
        foreach (var (id, times) in taken)
        {
            times.ShouldBeLessThanOrEqualTo(
                1 + unanswered.GetValueOrDefault(id), $"{Name} sent an event twice without need; {story}");
        }

        if (doubtful == 0 && unanswered.Count == 0)
            ((long)taken.Values.Sum()).ShouldBe(status.Delivered, $"{Name}; {story}");
    }

    static void Count(IReadOnlyList<Guid> ids, Dictionary<Guid, int> counts)
    {
        foreach (var id in ids)
            counts[id] = counts.GetValueOrDefault(id) + 1;
    }
}
