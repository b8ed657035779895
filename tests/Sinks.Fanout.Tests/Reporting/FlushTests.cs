// SPDX-License-Identifier: Apache-2.0
using Sinks.Fanout.Tests.Pipelines;

namespace Sinks.Fanout.Tests.Reporting;

public class FlushTests
{
    [Fact]
    public async Task A_flush_says_whether_all_that_was_accepted_is_settled()
    {
        var answer = new TaskCompletionSource<SendResult>();
        var backend = new ScriptedBackend().Then(_ => answer.Task);
        await using var bench = new PipelineBench(backend);
        var registry = new PipelineRegistry();
        registry.Attach(null, () => bench.Pipeline);
        var events = new NamedEvents(registry, PipelineServices.Default);
        bench.Logger.Error("waits");
        (await events.FlushAsync(TimeSpan.FromMilliseconds(50), CancellationToken.None)).ShouldBeFalse();
        (await events.FlushAsync(TimeSpan.FromSeconds(-7), CancellationToken.None)).ShouldBeFalse();
        answer.SetResult(SendResult.Delivered);
        (await events.FlushAsync(TimeSpan.MaxValue, CancellationToken.None).Within("the flush")).ShouldBeTrue();
        bench.Status.Backends[0].Delivered.ShouldBe(1);
        bench.Status.ShouldBalance();
    }

    [Fact]
    public async Task A_flush_that_is_cancelled_says_so()
    {
        var answer = new TaskCompletionSource<SendResult>();
        await using var bench = new PipelineBench(new ScriptedBackend().Then(_ => answer.Task));
        bench.Logger.Error("waits");
        using var cancellation = new CancellationTokenSource();
        var flush = bench.Pipeline.FlushAsync(TimeSpan.FromMinutes(1), TimeProvider.System, cancellation.Token);
        await cancellation.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => flush.Within("the flush"));
        answer.SetResult(SendResult.Delivered);
        await bench.SettleAsync();
        bench.Status.ShouldBalance();
    }

    [Fact]
    public async Task A_fatal_event_sends_what_waits_for_its_batch_when_asked_to()
    {
        var backend = new ScriptedBackend();
        await using var bench = new PipelineBench(
            static o => o.FlushOnFatal = true, static o => o.BufferingTimeLimit = TimeSpan.FromHours(1), backend);
        bench.Logger.Error("before");
        bench.Logger.Fatal("last words");
        await backend.SentAsync(1);
        await bench.SettleAsync();
        backend.Messages.ShouldBe(["before", "last words"]);
        bench.Status.ShouldBalance();
    }
}
