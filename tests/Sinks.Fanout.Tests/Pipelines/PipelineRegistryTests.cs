// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout.Tests.Pipelines;

public class PipelineRegistryTests
{
    readonly PipelineRegistry _registry = new();
    int _built;

    [Fact]
    public async Task Faces_of_one_key_share_a_pipeline_that_closes_with_the_last()
    {
        var first = _registry.Attach("Fanout", Build);
        var second = _registry.Attach("Fanout", Build);
        second.Pipeline.ShouldBeSameAs(first.Pipeline);
        _built.ShouldBe(1);

        await first.DisposeAsync();
        await first.DisposeAsync();
        first.Dispose();
        second.Pipeline.IsRunning.ShouldBeTrue("a lease is given back once");
        second.Dispose();
        second.Pipeline.IsRunning.ShouldBeFalse();
    }

    [Fact]
    public void Other_keys_and_no_key_have_pipelines_of_their_own()
    {
        PipelineLease[] leases =
        [
            _registry.Attach("Fanout", Build), _registry.Attach("fanout", Build), _registry.Attach(null, Build),
            _registry.Attach(null, Build),
        ];
        leases.Select(lease => lease.Pipeline).Distinct().Count().ShouldBe(4);
        Array.ForEach(leases, lease => lease.Dispose());
    }

    [Fact]
    public async Task Who_attaches_after_the_last_lease_was_given_back_gets_a_new_pipeline()
    {
        var first = _registry.Attach("Fanout", Build);
        var closing = first.DisposeAsync();
        var second = _registry.Attach("Fanout", Build);
        second.Pipeline.ShouldNotBeSameAs(first.Pipeline);
        second.Pipeline.IsRunning.ShouldBeTrue();
        await closing.Within("the first pipeline's end");
        second.Pipeline.IsRunning.ShouldBeTrue();
        second.Dispose();
    }

    [Fact]
    public void A_pipeline_that_cannot_be_built_leaves_nothing_behind()
    {
        Should.Throw<InvalidOperationException>(
            () => _registry.Attach("Fanout", static () => throw new InvalidOperationException("no")));
        _registry.Statuses().ShouldBeEmpty();
        using var lease = new Disposing(_registry.Attach("Fanout", Build));
        _built.ShouldBe(1);
    }

    [Fact]
    public void Statuses_hold_those_that_run_and_the_last_8_that_ended()
    {
        for (var i = 0; i < 20; i++)
            _registry.Attach(null, Build).Dispose();
        SpinWait.SpinUntil(() => _registry.Statuses().Count == 8, TimeSpan.FromSeconds(10))
            .ShouldBeTrue("8 ended pipelines stay");
        using var running = new Disposing(_registry.Attach(null, Build));
        var statuses = _registry.Statuses();
        statuses.Count.ShouldBe(9);
        statuses.ShouldNotContain(status => status.Name == "pipeline1");
        statuses[^1].Name.ShouldBe("pipeline21");
        statuses.Count(status => status.IsRunning).ShouldBe(1);
    }

    [Fact]
    public void Many_threads_attach_and_release_and_every_pipeline_is_closed()
    {
        var seen = new System.Collections.Concurrent.ConcurrentDictionary<Pipeline, bool>();
        Parallel.For(0, 200, new ParallelOptions { MaxDegreeOfParallelism = 8 }, _ =>
        {
            var lease = _registry.Attach("Fanout", Build);
            seen[lease.Pipeline] = true;
            lease.Dispose();
        });
        seen.Keys.ShouldAllBe(pipeline => !pipeline.IsRunning);
        seen.Count.ShouldBe(_built);
    }

    [Fact]
    public async Task A_pipeline_whose_building_takes_long_keeps_nobody_from_reading_the_status()
    {
        var registry = new PipelineRegistry();
        var mayEnd = new TaskCompletionSource();
        var begun = new TaskCompletionSource();
        var attaching = Task.Run(() => registry.Attach("slow", () =>
        {
            begun.SetResult();
            mayEnd.Task.Wait();
            return Build();
        }));
        await begun.Task;

        using var other = new Disposing(registry.Attach("quick", Build));
        registry.Statuses().Count.ShouldBe(1);

        mayEnd.SetResult();
        using var slow = new Disposing(await attaching);
        registry.Statuses().Count.ShouldBe(2);
    }

    [Fact]
    public void A_pipeline_that_could_not_be_built_is_built_by_the_next_who_asks()
    {
        var registry = new PipelineRegistry();
        Should.Throw<FormatException>(() => registry.Attach("key", static () => throw new FormatException()));
        using var lease = new Disposing(registry.Attach("key", Build));
        registry.Statuses().Count.ShouldBe(1);
    }

    Pipeline Build() => new(
        new PipelinePlan { Name = $"pipeline{Interlocked.Increment(ref _built)}", Lanes = [] },
        new PipelineServices { Voice = static _ => { } });

    sealed class Disposing(PipelineLease lease) : IDisposable
    {
        public void Dispose() => lease.Dispose();
    }
}
