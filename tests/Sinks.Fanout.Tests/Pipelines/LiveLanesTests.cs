// SPDX-License-Identifier: Apache-2.0
using Serilog.Events;

namespace Sinks.Fanout.Tests.Pipelines;

/// <summary>Backends that come, go and change while a real pipeline runs.</summary>
public sealed class LiveLanesTests
{
    [Fact]
    public async Task A_backend_that_is_added_gets_what_is_emitted_from_then_on()
    {
        var first = new ScriptedBackend();
        var second = new ScriptedBackend();
        await using var bench = new PipelineBench(first);
        bench.Pipeline.Emit(PipelineBench.Event(value: "before"));
        await bench.SettleAsync();

        bench.Pipeline.Apply(Plan(("backend0", first), ("added", second))).ShouldBeTrue();
        bench.Pipeline.Emit(PipelineBench.Event(value: "after"));
        await bench.SettleAsync();

        first.Messages.ShouldBe(["event before", "event after"]);
        second.Messages.ShouldBe(["event after"]);
        bench.Status.ShouldBalance();
    }

    [Fact]
    public async Task The_first_backend_of_a_pipeline_that_had_none_starts_it()
    {
        var backend = new ScriptedBackend();
        await using var bench = new PipelineBench();
        bench.Pipeline.Emit(PipelineBench.Event(value: "before"));

        bench.Pipeline.Apply(Plan(("first", backend)));
        bench.Pipeline.Emit(PipelineBench.Event(value: "after"));
        await bench.SettleAsync();

        backend.Messages.ShouldBe(["event after"]);
        bench.Status.BelowGate.ShouldBe(1);
        bench.Status.ShouldBalance();
    }

    [Fact]
    public async Task A_backend_that_is_taken_out_sends_what_was_emitted_before_and_is_let_go_of()
    {
        var answer = new TaskCompletionSource<SendResult>();
        var leaving = new ScriptedBackend().Then(_ => answer.Task);
        var staying = new ScriptedBackend();
        await using var bench = new PipelineBench(leaving, staying);
        for (var i = 0; i < 100; i++)
            bench.Pipeline.Emit(PipelineBench.Event(value: i));
        await leaving.SentAsync(1);

        bench.Pipeline.Apply(Plan(("backend1", staying)));
        bench.Pipeline.Emit(PipelineBench.Event(value: "later"));
        await bench.DispatchedAsync(101);
        bench.Status.Backends[0].State.ShouldBe(BackendState.Leaving);
        answer.SetResult(SendResult.Delivered);
        await leaving.Disposed.Within("the backend to be let go of", () => bench.Status.ToString());
        await bench.SettleAsync();

        leaving.Messages.Count.ShouldBe(100);
        staying.Messages.Count.ShouldBe(101);
        bench.Status.Backends[0].State.ShouldBe(BackendState.Off);
        bench.Status.Backends[0].Delivered.ShouldBe(100, "the books of the one that left stay");
        bench.Status.ShouldBalance();
    }

    [Fact]
    public async Task A_backend_that_comes_back_goes_on_with_its_queue_and_its_books()
    {
        var answer = new TaskCompletionSource<SendResult>();
        var backend = new ScriptedBackend().Then(_ => answer.Task);
        await using var bench = new PipelineBench(backend);
        for (var i = 0; i < 30; i++)
            bench.Pipeline.Emit(PipelineBench.Event(value: i));
        await backend.SentAsync(1);

        bench.Pipeline.Apply(Plan());
        bench.Pipeline.Apply(Plan(("backend0", backend)));
        bench.Pipeline.Emit(PipelineBench.Event(value: "back"));
        answer.SetResult(SendResult.Delivered);
        await bench.SettleAsync();

        backend.Messages.Count.ShouldBe(31);
        bench.Status.Backends.ShouldHaveSingleItem().Delivered.ShouldBe(31);
        backend.IsDisposed.ShouldBeFalse();
        bench.Status.ShouldBalance();
    }

    [Fact]
    public async Task A_backend_under_a_name_that_has_left_goes_on_with_its_books()
    {
        var former = new ScriptedBackend();
        await using var bench = new PipelineBench(former);
        bench.Pipeline.Emit(PipelineBench.Event());
        await bench.SettleAsync();
        bench.Pipeline.Apply(Plan());
        await former.Disposed.Within("the backend to be let go of", () => bench.Status.ToString());

        bench.Pipeline.Apply(Plan(("backend0", new ScriptedBackend())));
        bench.Pipeline.Emit(PipelineBench.Event());
        await bench.SettleAsync();

        bench.Status.Backends.ShouldHaveSingleItem().Delivered.ShouldBe(2);
        bench.Status.ShouldBalance();
    }

    [Fact]
    public async Task Changes_under_load_lose_nothing()
    {
        const int PerThread = 20_000;
        var always = new ScriptedBackend();
        var flickering = new ScriptedBackend();
        await using var bench = new PipelineBench(always, flickering);
        var emitters = Enumerable.Range(0, 2).Select(_ => Task.Run(() =>
        {
            for (var i = 0; i < PerThread; i++)
                bench.Pipeline.Emit(PipelineBench.Event(LogEventLevel.Fatal));
        })).ToArray();
        while (!Task.WhenAll(emitters).IsCompleted)
        {
            bench.Pipeline.Apply(Plan(("backend0", always)));
            bench.Pipeline.Apply(Plan(("backend0", always), ("backend1", new ScriptedBackend())));
        }

        await Task.WhenAll(emitters);
        await bench.SettleAsync();

        var status = bench.Status;
        status.ShouldBalance();
        status.Emitted.ShouldBe(2 * PerThread);
        status.Backends[0].Offered.ShouldBe(status.Dispatched);
        always.Messages.Count.ShouldBe((int)status.Backends[0].Delivered);
        status.Backends[1].Dropped.Keys.ShouldBeSubsetOf(["queue_full", "queue_bytes"]);
    }

    [Fact]
    public async Task A_shutdown_drains_those_that_leave_as_well()
    {
        var leaving = new ScriptedBackend().Then(SendResult.Retry("HTTP 503"));
        await using var bench = new PipelineBench(leaving);
        for (var i = 0; i < 30; i++)
            bench.Pipeline.Emit(PipelineBench.Event(value: i));
        // What is still in the intake was emitted before, and so belongs to the backend that leaves.
        bench.Pipeline.Apply(Plan());

        bench.Pipeline.Close();

        bench.Status.Backends.ShouldHaveSingleItem().Delivered.ShouldBe(30);
        bench.Status.ShouldBalance();
        bench.Pipeline.Apply(Plan()).ShouldBeFalse();
    }

    static PipelinePlan Plan(params (string Name, ScriptedBackend Backend)[] backends)
    {
        var options = new TestOptions { BufferingTimeLimit = TimeSpan.FromMilliseconds(10) };
        return new PipelinePlan
        {
            Name = "test",
            Lanes = [.. backends.Select(backend => LanePlan.From(backend.Name, "Scripted", backend.Backend, options))],
        };
    }
}
