// SPDX-License-Identifier: Apache-2.0
using FsCheck;
using FsCheck.Fluent;

namespace Sinks.Fanout.Tests.Pipelines;

public sealed class PipelineBooksTests
{
    static readonly Arbitrary<int> AnySeed = Gen.Choose(int.MinValue / 2, int.MaxValue / 2).ToArbitrary();

    [Fact]
    public void Whatever_happens_both_ledgers_balance_and_nothing_hangs() =>
        Prop.ForAll(AnySeed, static seed => new PipelineRun(seed).Live().Length > 0)
            .Check(Config.QuickThrowOnFailure.WithMaxTest(Scale.Of(500, 10_000)));

    [Theory]
    [InlineData(811_546_933)]
    [InlineData(-489_953_278)]
    [InlineData(-831_937_351)]
    public void Seeds_that_found_something_once_find_nothing_now(int seed) => new PipelineRun(seed).Live();

    [Theory]
    [InlineData(1)]
    [InlineData(4711)]
    [InlineData(-20_261_122)]
    public void A_seed_replays_to_the_last_count(int seed) =>
        new PipelineRun(seed).Live().ShouldBe(new PipelineRun(seed).Live());
}
