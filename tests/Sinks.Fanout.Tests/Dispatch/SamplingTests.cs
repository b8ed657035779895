// SPDX-License-Identifier: Apache-2.0
using System.Globalization;

namespace Sinks.Fanout.Tests.Dispatch;

public class SamplingTests
{
    const int Count = 10_000;

    [Theory]
    [InlineData(0.01)]
    [InlineData(0.1)]
    [InlineData(0.5)]
    [InlineData(0.9)]
    public void The_share_of_ids_made_by_a_counter_is_the_rate(double rate)
    {
        var ids = new EventIds();
        ShareKept(rate, _ => Some.Event() with { Id = ids.Next() }).ShouldBe(rate, Tolerance(rate));
    }

    [Theory]
    [InlineData(0.1)]
    [InlineData(0.5)]
    public void The_share_of_traces_is_the_rate_even_when_their_ids_count_up(double rate) =>
        ShareKept(rate, i => Some.Event() with { TraceId = Trace(i + 1) }).ShouldBe(rate, Tolerance(rate));

    [Fact]
    public void All_events_of_a_trace_share_its_fate()
    {
        for (var i = 0; i < 100; i++)
        {
            var trace = Trace(i);
            var decisions = Enumerable.Range(0, 10)
                .Select(_ => Sampling.Keeps(Some.Event() with { Id = Guid.NewGuid(), TraceId = trace }, 0.5));
            decisions.Distinct().Count().ShouldBe(1);
        }
    }

    [Fact]
    public void What_a_rate_keeps_every_higher_rate_keeps()
    {
        var ids = new EventIds();
        for (var i = 0; i < Count; i++)
        {
            var item = Some.Event() with { Id = ids.Next(), TraceId = i % 2 == 0 ? Trace(i) : null };
            bool[] decisions = [.. new[] { 0, 0.1, 0.2, 0.5, 0.9, 1 }.Select(rate => Sampling.Keeps(item, rate))];
            decisions.ShouldBe([.. decisions.Order()]);
        }
    }

    [Theory]
    [InlineData(1, true)]
    [InlineData(1.5, true)]
    [InlineData(0, false)]
    [InlineData(-1, false)]
    public void All_and_nothing_are_exact(double rate, bool keeps)
    {
        var ids = new EventIds();
        for (var i = 0; i < 1000; i++)
            Sampling.Keeps(Some.Event() with { Id = ids.Next() }, rate).ShouldBe(keeps);
    }

    [Theory]
    [InlineData("")]
    [InlineData("not a trace")]
    [InlineData("zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz")]
    public void A_trace_id_that_is_none_is_passed_over(string trace)
    {
        var item = Some.Event() with { Id = Guid.NewGuid() };
        Sampling.Keeps(item with { TraceId = trace }, 0.5).ShouldBe(Sampling.Keeps(item, 0.5));
    }

    static string Trace(long number) => number.ToString("x32", CultureInfo.InvariantCulture);

    static double Tolerance(double rate) => 5 * Math.Sqrt(rate * (1 - rate) / Count);

    static double ShareKept(double rate, Func<int, FanoutEvent> item) =>
        Enumerable.Range(0, Count).Count(i => Sampling.Keeps(item(i), rate)) / (double)Count;
}
