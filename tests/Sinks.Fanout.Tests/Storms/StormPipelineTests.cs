// SPDX-License-Identifier: Apache-2.0
using Serilog.Events;
using Sinks.Fanout.Tests.Pipelines;

namespace Sinks.Fanout.Tests.Storms;

public sealed class StormPipelineTests : IAsyncDisposable
{
    readonly TestTimeProvider _time = new();
    readonly List<FanoutEvent> _seen = [];
    readonly ScriptedBackend _backend;

    public StormPipelineTests() => _backend = new ScriptedBackend { Captured = _seen };

    public ValueTask DisposeAsync() => _backend.DisposeAsync();

    [Fact]
    public async Task Held_events_are_counted_as_storm_and_a_flush_tells_of_them()
    {
        await using var bench = Bench(perMinute: 10);
        for (var i = 0; i < 1_000; i++)
            bench.Logger.Error("cannot convert {File}", i);
        bench.Logger.Fatal("cannot convert {File}", "last");
        await bench.SettleAsync();
        bench.Status.ShouldBalance();
        bench.Status.Emitted.ShouldBe(1_001 + Summaries);
        bench.Status.Dropped.ShouldCount("storm", 990);
        HeldCount.ShouldBe(990);
        _seen.Count(item => item.Message.StartsWith("cannot", StringComparison.Ordinal)).ShouldBe(11);
        bench.Said.ShouldContain(sentence => sentence.Contains("as storm", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_summary_comes_when_its_minute_is_over_though_nothing_else_is_logged()
    {
        await using var bench = Bench(perMinute: 1);
        bench.Logger.Error("failed");
        bench.Logger.Error("failed");
        await DroppedAsync(bench, 1);
        await TimerAsync(isArmed: true);
        _time.Advance(TimeSpan.FromSeconds(61));
        await bench.DispatchedAsync(2);
        bench.Status.Emitted.ShouldBe(3);
        bench.Status.ShouldBalance();
        await bench.SettleAsync();
        HeldCount.ShouldBe(1);
        await TimerAsync(isArmed: false);
    }

    [Fact]
    public async Task At_shutdown_what_was_held_is_told_before_the_lanes_drain()
    {
        await using var bench = Bench(perMinute: 1);
        for (var i = 0; i < 5; i++)
            bench.Logger.Error("failed");
        await bench.Logger.DisposeAsync();
        bench.Status.ShouldBalance();
        bench.Status.Dropped.ShouldCount("storm", 4);
        bench.Status.Dropped.ShouldCount("shutdown", 0);
        HeldCount.ShouldBe(4);
        _time.NextDue.ShouldBeNull();
    }

    [Fact]
    public async Task Without_a_limit_nothing_is_held_and_no_timer_is_armed()
    {
        await using var bench = Bench(perMinute: null);
        for (var i = 0; i < 500; i++)
            bench.Logger.Error("failed");
        await bench.SettleAsync();
        bench.Status.Dispatched.ShouldBe(500);
        bench.Status.ShouldBalance();
    }

    [Fact]
    public async Task A_hook_sees_a_summary_and_may_drop_it()
    {
        await using var bench = new PipelineBench(
            static o => o.StormGuard.PerMinute = 1,
            static _ => { },
            static plan => plan with { Hooks = [static e => e.Properties.TryGetValue("HeldCount", out _) ? null : e] },
            new PipelineServices(),
            _backend);
        for (var i = 0; i < 3; i++)
            bench.Logger.Error("failed");
        await bench.SettleAsync();
        _backend.Messages.ShouldBe(["failed"]);
        bench.Status.Dropped.ShouldCount("storm", 2);
        bench.Status.Dropped["drop_event"].ShouldBeGreaterThan(0);
        bench.Status.ShouldBalance();
    }

    [Fact]
    public async Task Held_events_are_breadcrumbs_all_the_same()
    {
        await using var bench = Bench(perMinute: 1);
        for (var i = 0; i < 3; i++)
            bench.Logger.Error("attempt {Number}", i);
        bench.Logger.Fatal("gave up");
        await bench.SettleAsync();
        _seen.Find(static item => item.Level == LogEventLevel.Fatal)!
            .Breadcrumbs.Select(crumb => crumb.Message).ShouldBe(["attempt 0", "attempt 1", "attempt 2"]);
    }

    [Fact]
    public async Task The_limit_is_read_from_the_section_and_a_bad_one_is_a_mistake()
    {
        var values = new Dictionary<string, string?>
        {
            ["Backends:memory:Type"] = "Scripted, Sinks.Fanout.Tests",
            ["Backends:memory:Address"] = "here",
            ["StormGuard:PerMinute"] = "1",
        };
        await using (var host = FanoutHost.FromSection(values))
        {
            host.Logger.Error("failed");
            host.Logger.Error("failed");
            (await host.SettleAsync()).Dropped.ShouldCount("storm", 1);
        }

        values["StormGuard:PerMinute"] = "0";
        await using var wrong = FanoutHost.FromSection(values);
        wrong.Status.Mistakes.ShouldHaveSingleItem().Path.ShouldBe("Fanout:StormGuard:PerMinute");
    }

    int Summaries => _seen.Count(static item => item.Properties.TryGetValue("HeldCount", out _));

    long HeldCount => _seen.Sum(
        static item => item.Properties.TryGetValue("HeldCount", out var count) ? count.AsInteger() : 0);

    PipelineBench Bench(int? perMinute) => new(
        o => o.StormGuard.PerMinute = perMinute,
        static o => o.BufferingTimeLimit = TimeSpan.Zero,
        static plan => plan,
        new PipelineServices { Time = _time },
        _backend);

    static async Task DroppedAsync(PipelineBench bench, long count)
    {
        using var poll = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        while (bench.Status.Dropped.GetValueOrDefault("storm") < count)
            await poll.WaitForNextTickAsync(limit.Token);
    }

    /// <summary>The dispatcher arms its timer when it has nothing more to do.</summary>
    async Task TimerAsync(bool isArmed)
    {
        using var poll = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        while (_time.NextDue is not null != isArmed)
            await poll.WaitForNextTickAsync(limit.Token);
    }
}
