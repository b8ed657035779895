// SPDX-License-Identifier: Apache-2.0
using System.Collections.Concurrent;
using Serilog.Core;
using Serilog.Events;
using Sinks.Fanout.Tests.Dispatch;

namespace Sinks.Fanout.Tests.Foreign;

public class ForeignThreadTests
{
    static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    readonly TestTimeProvider _time = new();
    readonly ConcurrentQueue<string> _said = new();

    [Fact]
    public async Task A_slow_sink_gives_back_the_rest_of_a_batch()
    {
        var sink = new CollectingSink(_ => _time.Advance(Second * 0.4));
        await using var backend = new ForeignSinkBackend(sink, "slow", 15 * Second, _time, _said.Enqueue);
        var batch = Batch("a", "b", "c", "d", "e");
        var result = await backend.SendAsync(batch, CancellationToken.None).Within("the batch");
        result.Outcome.ShouldBe(SendOutcome.Partial);
        result.RejectedIndexes.ShouldBeEmpty();
        result.RetryIndexes.ShouldBe([3, 4]);
        sink.Messages.ShouldBe(["a", "b", "c"]);
    }

    [Fact]
    public async Task A_batch_that_nobody_waits_for_is_not_handed_over_any_further()
    {
        using var entered = new SemaphoreSlim(0);
        using var gate = new SemaphoreSlim(0);
        var sink = new CollectingSink(_ =>
        {
            entered.Release();
            gate.Wait();
        });
        await using var backend = new ForeignSinkBackend(sink, "stuck", 15 * Second, _time, _said.Enqueue);
        using var limit = new CancellationTokenSource();
        var batch = Batch("a", "b");
        var first = backend.SendAsync(batch, limit.Token);
        await entered.WaitAsync().Within("the sink to be entered");
        await limit.CancelAsync();
        (await first.Within("the abandoned send")).Outcome.ShouldBe(SendOutcome.Retry);

        gate.Release(2);
        var second = await backend.SendAsync(batch, CancellationToken.None).Within("the batch sent again");
        second.ShouldBe(SendResult.Delivered);
        sink.Messages.ShouldBe(["a", "b"]);
    }

    [Fact]
    public async Task Batches_abandoned_before_their_turn_are_forgotten()
    {
        using var entered = new SemaphoreSlim(0);
        using var gate = new ManualResetEventSlim();
        var sink = new CollectingSink(_ =>
        {
            entered.Release();
            gate.Wait();
        });
        await using var backend = new ForeignSinkBackend(sink, "stuck", 15 * Second, _time, _said.Enqueue);
        var first = backend.SendAsync(Batch("a"), CancellationToken.None);
        await entered.WaitAsync().Within("the sink to be entered");
        using var limit = new CancellationTokenSource();
        var others = Enumerable.Range(0, 100).Select(_ => backend.SendAsync(Batch("never"), limit.Token)).ToArray();
        await limit.CancelAsync();
        await Task.WhenAll(others).Within("the abandoned sends");
        gate.Set();
        (await first.Within("the first batch")).ShouldBe(SendResult.Delivered);
        (await backend.SendAsync(Batch("b"), CancellationToken.None).Within("the last batch"))
            .ShouldBe(SendResult.Delivered);
        sink.Messages.ShouldBe(["a", "b"]);
    }

    [Fact]
    public async Task The_sink_is_disposed_on_its_own_thread_after_what_waits()
    {
        var sink = new CollectingSink();
        var backend = new ForeignSinkBackend(sink, "other", 15 * Second, _time, _said.Enqueue);
        await backend.SendAsync(Batch("a"), CancellationToken.None).Within("the batch");
        await backend.DisposeAsync().AsTask().Within("the disposal");
        await backend.DisposeAsync().AsTask().Within("the second disposal");
        sink.Disposed.IsCompleted.ShouldBeTrue();
        sink.Threads.Values.ShouldBe(["Sinks.Fanout sink other"]);
        (await backend.SendAsync(Batch("late"), CancellationToken.None).Within("a send after the end")).Outcome
            .ShouldBe(SendOutcome.Retry);
    }

    [Fact]
    public async Task A_sink_that_got_nothing_is_disposed_too()
    {
        var sink = new CollectingSink();
        var backend = new ForeignSinkBackend(sink, "other", 15 * Second, _time, _said.Enqueue);
        await backend.DisposeAsync().AsTask().Within("the disposal");
        sink.Disposed.IsCompleted.ShouldBeTrue();
    }

    [Fact]
    public async Task A_sink_that_ends_asynchronously_is_waited_for()
    {
        var sink = new AsyncSink();
        var disposal = new ForeignSinkBackend(sink, "other", 15 * Second, _time, _said.Enqueue).DisposeAsync().AsTask();
        await sink.Began.Task.Within("the disposal to begin");
        disposal.IsCompleted.ShouldBeFalse();
        sink.MayEnd.SetResult();
        await disposal.Within("the disposal");
    }

    [Fact]
    public async Task A_disposal_that_throws_is_said_and_harms_nobody()
    {
        var backend = new ForeignSinkBackend(new ThrowingSink(), "other", 15 * Second, _time, _said.Enqueue);
        await backend.DisposeAsync().AsTask().Within("the disposal");
        _said.ShouldHaveSingleItem().ShouldBe("the sink could not be disposed (InvalidOperationException).");
    }

    [Fact]
    public async Task A_SelfLog_handler_that_throws_too_ends_neither_the_process_nor_the_shutdown()
    {
        var code = new FanoutBuilder();
        code.Sink("other", to => to.Sink(new ThrowingSink()));
        var services = PipelineServices.Default with { Voice = static _ => throw new FormatException() };
        var pipeline = new PipelineFactory(code, null, services).Build();
        pipeline.Emit(SomeLog.Event("failed"));
        await pipeline.CloseAsync().Within("the shutdown");
        pipeline.Status().ShouldBalance();
        pipeline.Status().Backends[0].Delivered.ShouldBe(1);
    }

    static EncodedItem[] Batch(params string[] messages) => [.. messages.Select(message =>
    {
        var item = Some.Event(message);
        return new EncodedItem(item.Id, item.Kind, item.Timestamp, item.Level, default) { Source = item };
    })];

    sealed class AsyncSink : ILogEventSink, IAsyncDisposable
    {
        public TaskCompletionSource Began { get; } = new();

        public TaskCompletionSource MayEnd { get; } = new();

        public void Emit(LogEvent logEvent)
        {
        }

        public async ValueTask DisposeAsync()
        {
            Began.SetResult();
            await MayEnd.Task;
        }
    }

    sealed class ThrowingSink : ILogEventSink, IDisposable
    {
        public void Emit(LogEvent logEvent)
        {
        }

        public void Dispose() => throw new InvalidOperationException();
    }
}
