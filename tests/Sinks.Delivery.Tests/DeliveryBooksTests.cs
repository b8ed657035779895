// SPDX-License-Identifier: Apache-2.0
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
        await Parallel.ForEachAsync(
            Enumerable.Range(0, Scale.Of(50, 500)),
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce },
            async (i, _) =>
            {
                await using var run = new DeliveryRun(unchecked(first + i));
                await run.LiveAsync();
            });
    }
}
