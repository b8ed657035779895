// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics;
using Serilog.Events;
using Sinks.Fanout.Tests.Pipelines;

namespace Sinks.Fanout.Tests.Hooks;

public sealed class HookTests : IAsyncDisposable
{
    readonly List<FanoutEvent> _seen = [];
    readonly ScriptedBackend _backend;

    public HookTests() => _backend = new ScriptedBackend { Captured = _seen };

    public ValueTask DisposeAsync() => _backend.DisposeAsync();

    [Fact]
    public async Task A_hook_changes_what_backends_see()
    {
        await using var bench = PipelineBench.WithHooks(_backend, static e => e with
        {
            EventName = "order_failed",
            Properties = e.Properties.With("Region", FanoutValue.From("eu")).Without("Number"),
        });
        bench.Logger.Error("failed {Number}", 7);
        await bench.SettleAsync();
        var seen = _seen.ShouldHaveSingleItem();
        seen.EventName.ShouldBe("order_failed");
        seen.Message.ShouldBe("failed 7");
        seen.Properties.ShouldBe([new FanoutProperty("Region", FanoutValue.From("eu"))]);
        bench.Status.ShouldBalance();
    }

    [Fact]
    public async Task Several_hooks_run_in_the_order_they_were_added()
    {
        await using var bench = PipelineBench.WithHooks(
            _backend,
            static e => e with { Message = e.Message + " one" },
            static e => e with { Message = e.Message + " two" });
        bench.Logger.Error("zero");
        await bench.SettleAsync();
        _seen.ShouldHaveSingleItem().Message.ShouldBe("zero one two");
        bench.Status.ShouldBalance();
    }

    [Fact]
    public async Task An_event_a_hook_gives_back_as_null_is_dropped_counted_and_seen_by_no_further_hook()
    {
        var asked = 0;
        await using var bench = PipelineBench.WithHooks(
            _backend,
            static e => e.Level == LogEventLevel.Fatal ? e : null,
            e =>
            {
                asked++;
                return e;
            });
        for (var i = 0; i < 100; i++)
            bench.Logger.Error("dropped");
        bench.Logger.Fatal("kept");
        await bench.SettleAsync();
        _backend.Messages.ShouldBe(["kept"]);
        asked.ShouldBe(1);
        bench.Status.Dropped.ShouldCount("drop_event", 100);
        bench.Said.ShouldContain(sentence => sentence.Contains("as drop_event", StringComparison.Ordinal));
        bench.Status.ShouldBalance();
    }

    [Fact]
    public async Task A_hook_that_throws_costs_that_event_and_tells_no_more_than_the_exceptions_type()
    {
        await using var bench = PipelineBench.WithHooks(
            _backend,
            static e => e.Message.StartsWith("bad", StringComparison.Ordinal)
                ? throw new InvalidOperationException("a secret")
                : e);
        bench.Logger.Error("bad {Number}", 1);
        bench.Logger.Error("good {Number}", 2);
        await bench.SettleAsync();
        _backend.Messages.ShouldBe(["good 2"]);
        bench.Status.Dropped.ShouldCount("hook_failed", 1);
        bench.Said.ShouldContain("test: dropped 1 events as hook_failed, 1 in all (InvalidOperationException).");
        bench.Said.ShouldNotContain(sentence => sentence.Contains("secret", StringComparison.Ordinal));
        bench.Status.ShouldBalance();
    }

    [Fact]
    public async Task What_a_hook_puts_in_is_redacted_before_any_backend_sees_it()
    {
        await using var bench = PipelineBench.WithHooks(_backend, static e => e with
        {
            Message = "token=abcdefgh12345678",
            Properties = e.Properties.With("Password", FanoutValue.From("abcdefgh12345678")),
        });
        bench.Logger.Error("failed");
        await bench.SettleAsync();
        var seen = _seen.ShouldHaveSingleItem();
        seen.Message.ShouldBe("token=[redacted:kv]");
        seen.Properties.ShouldBe([new FanoutProperty("Password", FanoutValue.From("[redacted:name]"))]);
        bench.Status.ShouldBalance();
    }

    [Fact]
    public async Task Hooks_named_in_code_are_those_of_the_pipeline()
    {
        await using var host = FanoutHost.FromCode(f => f
            .Use(static e => e.Level == LogEventLevel.Fatal ? e : null)
            .Add(new Configuration.ScriptedBackendType(), "memory", static o => o.Address = "here"));
        host.Logger.Error("dropped");
        host.Logger.Fatal("kept");
        var status = await host.SettleAsync();
        status.Dropped.ShouldCount("drop_event", 1);
        status.Backends.ShouldHaveSingleItem().Delivered.ShouldBe(1);
    }

    [Fact]
    public async Task A_hook_that_blocks_fills_the_intake_which_sheds_and_emitters_do_not_wait()
    {
        using var gate = new ManualResetEventSlim();
        var entered = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var bench = new PipelineBench(
            static o => o.IntakeLimit = 100,
            static _ => { },
            plan => plan with { Hooks = [Block] },
            new PipelineServices(),
            _backend);
        bench.Logger.Error("first");
        await entered.Task.Within("the hook");
        for (var i = 0; i < 1_000; i++)
            bench.Logger.Error("event {Number}", i);
        bench.Status.Dropped.ShouldCount("intake_full", 1_001 - 95);
        gate.Set();
        await bench.SettleAsync();
        _backend.Messages.Count.ShouldBe(95);
        bench.Said.ShouldContain(sentence => sentence.Contains("as intake_full", StringComparison.Ordinal));
        bench.Status.ShouldBalance();

        FanoutEvent Block(FanoutEvent e)
        {
            entered.TrySetResult();
            gate.Wait();
            return e;
        }
    }

    [Fact]
    public async Task With_a_hook_that_never_returns_shutdown_ends_in_time_and_the_books_balance()
    {
        using var gate = new ManualResetEventSlim();
        var entered = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var bench = new PipelineBench(
            static o => o.ShutdownTimeLimit = TimeSpan.FromSeconds(1),
            static _ => { },
            plan => plan with { Hooks = [Block] },
            new PipelineServices(),
            _backend);
        // In one run: what was dropped before the hook that hangs is not counted twice.
        for (var i = 0; i < 10; i++)
            bench.Logger.Error("drop");
        bench.Logger.Error("hang");
        bench.Logger.Error("behind it");
        await entered.Task.Within("the hook");
        var since = Stopwatch.GetTimestamp();
        await bench.Logger.DisposeAsync();
        Stopwatch.GetElapsedTime(since).ShouldBeLessThan(TimeSpan.FromSeconds(1.5));
        bench.Status.ShouldBalance();
        (bench.Status.Dropped["shutdown"] + bench.Status.Dropped.GetValueOrDefault("drop_event")).ShouldBe(12);
        gate.Set();

        FanoutEvent? Block(FanoutEvent e)
        {
            if (e.Message is "drop")
                return null;
            entered.TrySetResult();
            gate.Wait();
            return e;
        }
    }
}
