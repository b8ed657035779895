// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout.Tests.Signals;

[Collection(nameof(Alone))]
public class SignalBooksTests
{
    [Fact]
    public void Whatever_happens_the_books_of_every_kind_balance_and_no_span_comes_twice()
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var seed = 0; seed < Scale.Of(300, 10_000); seed++)
            seen.UnionWith(Live(seed));
        // A life in which nothing happens proves nothing.
        seen.ShouldBe(
            [
                "span intake_full", "check_in intake_full", "spans left out", "spans within a root", "late spans",
                "sampled", "queue_full", "check-ins as events", "span", "session", "check_in",
            ],
            ignoreOrder: true);
    }

    static HashSet<string> Live(int seed)
    {
        using var run = new SignalRun(seed);
        try
        {
            return run.Live();
        }
        catch (Exception failure)
        {
            throw new ShouldAssertException($"seed {seed}: {failure.Message}", failure);
        }
    }
}
