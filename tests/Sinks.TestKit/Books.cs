// SPDX-License-Identifier: Apache-2.0
using Shouldly;
using Sinks.Fanout;

namespace Sinks.TestKit;

/// <summary>The assertion every test of delivery ends with: both ledgers hold, exactly.</summary>
public static class Books
{
    public static void ShouldBalance(this BackendStatus status) =>
        status.BooksBalance.ShouldBeTrue(Describe(status));

    public static void ShouldBalance(this FanoutStatus status)
    {
        status.BooksBalance.ShouldBeTrue(
            $"emitted {status.Emitted} = below_gate {status.BelowGate} + dropped {Describe(status.Dropped)} "
            + $"+ trail_only {status.TrailOnly} + dispatched {status.Dispatched} + waiting {status.Waiting}; "
            + string.Join("; ", status.Backends.Select(Describe)));
        if (status.LaneChanges > 0)
            return;
        foreach (var backend in status.Backends.Where(static backend =>
            backend.State != BackendState.Off && backend.TakesEvents))
        {
            OfferedEvents(backend, status)
                .ShouldBe(status.Dispatched, $"{backend.Name} is offered what is dispatched");
        }
    }

    /// <summary>Not the check-ins that came as events.</summary>
    static long OfferedEvents(BackendStatus backend, FanoutStatus status)
    {
        var events = backend.Kinds.GetValueOrDefault("event")?.Offered ?? 0;
        return backend.Kinds.ContainsKey("check_in")
            ? events
            : events - (status.Kinds.GetValueOrDefault("check_in")?.Delivered ?? 0);
    }

    /// <summary>Exactly that many under that reason, filter or rule.</summary>
    public static void ShouldCount(this IReadOnlyDictionary<string, long> counts, string reason, long count) =>
        counts.GetValueOrDefault(reason).ShouldBe(count, Describe(counts));

    static string Describe(BackendStatus status) =>
        $"{status.Name}: offered {status.Offered} = filtered {Describe(status.Filtered)} + accepted {status.Accepted}, "
        + $"accepted = delivered {status.Delivered} + dropped {Describe(status.Dropped)} + waiting {status.Waiting}";

    static string Describe(IReadOnlyDictionary<string, long> counts) =>
        "{" + string.Join(", ", counts.Select(count => $"{count.Key} {count.Value}")) + "}";
}
