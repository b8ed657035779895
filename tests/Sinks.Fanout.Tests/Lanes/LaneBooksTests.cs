// SPDX-License-Identifier: Apache-2.0
using FsCheck;
using FsCheck.Fluent;

namespace Sinks.Fanout.Tests.Lanes;

public sealed class LaneBooksTests
{
    static readonly Arbitrary<int> AnySeed = Gen.Choose(int.MinValue / 2, int.MaxValue / 2).ToArbitrary();

    [Fact]
    public void Whatever_the_server_does_the_books_balance_and_nothing_waits_for_ever() =>
        Prop.ForAll(AnySeed, static seed => new LaneRun(seed).Live())
            .Check(Config.QuickThrowOnFailure.WithMaxTest(Scale.Of(200, 20_000)));
}
