// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics;

namespace Sinks.Fanout.Tests.Spans;

public class TraceTests
{
    [Fact]
    public async Task A_local_root_takes_along_the_spans_below_it_in_the_order_in_which_they_stopped()
    {
        var backend = SpanBench.WithinRoot();
        await using var bench = new SpanBench(backend);
        using (bench.Source.StartActivity("root"))
        {
            using (bench.Source.StartActivity("first"))
            using (bench.Source.StartActivity("below first"))
            {
            }

            using (bench.Source.StartActivity("second"))
            {
            }
        }

        await bench.SettleAsync();
        var root = backend.Spans.ShouldHaveSingleItem();
        root.Name.ShouldBe("root");
        root.Spans.Select(static span => span.Name).ShouldBe(["below first", "first", "second"]);
        bench.Status.Kinds["span"].Delivered.ShouldBe(4);
    }

    [Fact]
    public async Task What_stops_after_its_root_goes_by_itself_with_its_parent_s_id()
    {
        var backend = SpanBench.WithinRoot();
        await using var bench = new SpanBench(backend);
        var root = bench.Source.StartActivity("root");
        var late = bench.Source.StartActivity("late");
        root!.Stop();
        await bench.SettleAsync();
        late!.Stop();
        await bench.SettleAsync();
        backend.Spans.Select(static span => span.Name).ShouldBe(["root", "late"]);
        backend.Spans[1].IsLocalRoot.ShouldBeTrue();
        backend.Spans[1].ParentSpanId.ShouldBe(backend.Spans[0].SpanId);
        backend.Spans[1].TraceId.ShouldBe(backend.Spans[0].TraceId);
    }

    [Fact]
    public async Task A_root_with_more_spans_than_it_may_take_along_counts_the_rest()
    {
        var backend = SpanBench.WithinRoot();
        await using var bench = new SpanBench(backend);
        using (bench.Source.StartActivity("root"))
        {
            for (var i = 0; i < 1_005; i++)
                bench.Source.StartActivity("below")?.Dispose();
        }

        await bench.SettleAsync();
        var root = backend.Spans.ShouldHaveSingleItem();
        (root.Spans.Count, root.DroppedSpans).ShouldBe((1_000, 5));
        bench.Status.SpansLeftOut.ShouldBe(5);
    }

    [Fact]
    public async Task When_too_many_spans_wait_the_root_that_gathers_longest_gives_up_those_below_it()
    {
        var backend = SpanBench.WithinRoot();
        await using var bench = new SpanBench(static options => options.Traces.SpanLimit = 100, backend);
        var first = Begin(bench.Source, "first", 60);
        var second = Begin(bench.Source, "second", 60);
        await bench.SettleAsync();
        bench.Status.SpansLeftOut.ShouldBe(60);
        Activity.Current = first;
        bench.Source.StartActivity("one more")!.Stop();
        first.Stop();
        second.Stop();
        await bench.SettleAsync();
        backend.Spans.Select(static root => (root.Name, root.Spans.Count, root.DroppedSpans)).ShouldBe(
            [("first", 0, 61), ("second", 60, 0)]);
        bench.Status.SpansLeftOut.ShouldBe(61);
    }

    [Fact]
    public async Task All_of_a_trace_is_taken_or_nothing_of_it()
    {
        var some = SpanBench.Alone(rate: 0.3);
        var fewer = SpanBench.Alone(rate: 0.1);
        var roots = SpanBench.WithinRoot(rate: 0.3);
        await using var bench = new SpanBench(some, fewer, roots);
        for (var i = 0; i < 1_000; i++)
        {
            using (bench.Source.StartActivity("root"))
                bench.Source.StartActivity("below")?.Dispose();
            Activity.Current.ShouldBeNull();
            if (i % 100 == 0)
                await bench.SettleAsync();
        }

        await bench.SettleAsync();
        var taken = some.Spans.GroupBy(static span => span.TraceId, StringComparer.Ordinal).ToList();
        taken.ShouldAllBe(static trace => trace.Count() == 2);
        taken.Count.ShouldBeInRange(220, 380);
        fewer.Spans.Count.ShouldBeInRange(100, 300);
        Traces(fewer).ShouldBeSubsetOf(Traces(some));
        Traces(roots).ShouldBe(taken.Select(static trace => trace.Key), ignoreOrder: true);
        roots.Spans.ShouldAllBe(static root => root.Spans.Count == 1);
    }

    [Theory]
    [InlineData(true, 0.0, true)]
    [InlineData(false, 1.0, false)]
    public async Task A_trace_of_another_process_is_taken_when_that_process_says_so(
        bool isSampled, double rate, bool isTaken)
    {
        var following = SpanBench.Alone(rate);
        var deciding = SpanBench.Alone(rate, followsRemoteParent: false);
        await using var bench = new SpanBench(following, deciding);
        var parent = new ActivityContext(
            ActivityTraceId.CreateRandom(),
            ActivitySpanId.CreateRandom(),
            isSampled ? ActivityTraceFlags.Recorded : default,
            isRemote: true);
        using (bench.Source.StartActivity("served", ActivityKind.Server, parent))
            bench.Source.StartActivity("below")?.Dispose();
        await bench.SettleAsync();
        following.Spans.Count.ShouldBe(isTaken ? 2 : 0);
        deciding.Spans.Count.ShouldBe(rate > 0 ? 2 : 0);
        following.Spans.Concat(deciding.Spans).Where(static span => span.IsLocalRoot)
            .ShouldAllBe(static span => span.HasRemoteParent);
    }

    [Fact]
    public async Task A_source_that_is_not_named_is_no_part_of_the_trace()
    {
        using var other = new ActivitySource($"Other.{Guid.NewGuid():N}");
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source == other,
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) =>
                ActivitySamplingResult.AllDataAndRecorded,
        };
        ActivitySource.AddActivityListener(listener);
        var backend = SpanBench.WithinRoot();
        await using var bench = new SpanBench(backend);
        using (other.StartActivity("not ours"))
        using (bench.Source.StartActivity("ours"))
        using (other.StartActivity("between"))
            bench.Source.StartActivity("below")?.Dispose();
        await bench.SettleAsync();
        var root = backend.Spans.ShouldHaveSingleItem();
        root.Name.ShouldBe("ours");
        root.Spans.ShouldHaveSingleItem().Name.ShouldBe("below");
    }

    [Theory]
    [InlineData("*", "Shop.Orders", true)]
    [InlineData("Shop.*", "Shop.Orders", true)]
    [InlineData("Shop.*", "System.Net.Http", false)]
    [InlineData("*", "Experimental.System.Net.Sockets", false)]
    [InlineData("Experimental.*", "Experimental.System.Net.Sockets", true)]
    [InlineData("*", "", false)]
    public void Sources_are_named_by_patterns(string pattern, string source, bool isTaken) =>
        new SpanSources([pattern]).Has(source).ShouldBe(isTaken);

    static IEnumerable<string> Traces(CollectingBackend backend) =>
        backend.Spans.Select(static span => span.TraceId);

    static Activity Begin(ActivitySource source, string name, int below)
    {
        Activity.Current = null;
        var root = source.StartActivity(name)!;
        for (var i = 0; i < below; i++)
            source.StartActivity("below")!.Stop();
        return root;
    }
}
