// SPDX-License-Identifier: Apache-2.0
using System.Collections.Concurrent;
using Sinks.Delivery.Tests.Support;

namespace Sinks.Delivery.Tests;

/// <summary>
/// Lives of a fan-out in front of real servers that reset, break off, hang, limit and refuse. The seed of a failed
/// one is in its message.
/// </summary>
public sealed class DeliveryBooksTests
{
    // Most of a run is waiting; more at a time would measure the machine.
    const int AtOnce = 8;

    [Fact]
    public async Task Whatever_real_servers_do_the_books_balance_and_what_they_got_is_what_was_delivered()
    {
        var first = Random.Shared.Next();
        var runs = new ConcurrentBag<DeliveryRun>();
        await Parallel.ForEachAsync(
            Enumerable.Range(0, Scale.Of(50, 500)),
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce },
            async (i, _) =>
            {
                await using var run = new DeliveryRun(unchecked(first + i));
                await run.LiveAsync();
                runs.Add(run);
            });

        // Runs in which nothing went wrong, or nothing went right, would prove nothing.
        runs.SelectMany(static run => run.Fates.Index()).GroupBy(static fate => fate.Index)
            .ShouldAllBe(fate => fate.Sum(static count => count.Item) > 0);
        runs.Sum(static run => run.Sums.Delivered).ShouldBeGreaterThan(1_000);
        runs.Sum(static run => run.Sums.Dropped).ShouldBeGreaterThan(100);
    }
}
