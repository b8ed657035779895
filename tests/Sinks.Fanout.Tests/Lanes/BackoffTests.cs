// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout.Tests.Lanes;

public class BackoffTests
{
    [Fact]
    public void The_ceiling_doubles_from_a_second_to_sixty()
    {
        var backoff = new Backoff(static () => 1);
        Waits(backoff, 10).ShouldBe([1, 2, 4, 8, 16, 32, 60, 60, 60, 60]);
        backoff.Failures.ShouldBe(10);
    }

    [Fact]
    public void Jitter_is_full_and_may_be_nothing()
    {
        Waits(new Backoff(static () => 0), 5).ShouldBe([0, 0, 0, 0, 0]);
        Waits(new Backoff(static () => 0.25), 3).ShouldBe([0.25, 0.5, 1]);
    }

    [Fact]
    public void Any_number_of_failures_stays_under_the_ceiling()
    {
        var random = new Random(1);
        Waits(new Backoff(random.NextDouble), 10_000).ShouldAllBe(wait => wait >= 0 && wait < 60);
    }

    [Fact]
    public void What_the_server_asked_for_is_a_floor()
    {
        var backoff = new Backoff(static () => 0.5);
        backoff.Next(TimeSpan.FromSeconds(300)).ShouldBe(TimeSpan.FromSeconds(300));
        backoff.Next(TimeSpan.Zero).ShouldBe(TimeSpan.FromSeconds(1));
    }

    [Fact]
    public void A_reset_begins_anew()
    {
        var backoff = new Backoff(static () => 1);
        Waits(backoff, 8);
        backoff.Reset();
        backoff.Failures.ShouldBe(0);
        Waits(backoff, 2).ShouldBe([1, 2]);
    }

    static double[] Waits(Backoff backoff, int count) =>
        [.. Enumerable.Range(0, count).Select(_ => backoff.Next(null).TotalSeconds)];
}
