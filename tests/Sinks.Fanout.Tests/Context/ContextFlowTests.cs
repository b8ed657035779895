// SPDX-License-Identifier: Apache-2.0
using System.Collections.Concurrent;
using System.Threading.Channels;

namespace Sinks.Fanout.Tests.Contexts;

/// <summary>Where the context goes when work changes threads, and what is left of it afterwards.</summary>
public class ContextFlowTests
{
    [Fact]
    public async Task It_survives_awaits_that_change_threads()
    {
        var threads = new HashSet<int>();
        await Task.Factory.StartNew(
            async () =>
            {
                using (FanoutContext.Push(workflowId: "conversion"))
                {
                    threads.Add(Environment.CurrentManagedThreadId);
                    await new AnotherThread();
                    threads.Add(Environment.CurrentManagedThreadId);
                    FanoutContext.Current.WorkflowId.ShouldBe("conversion");
                }

                FanoutContext.CurrentOrNull.ShouldBeNull();
            },
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default).Unwrap().Within("the work");
        threads.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Items_worked_on_in_parallel_each_have_their_own_inside_the_common_one()
    {
        var seen = new ConcurrentBag<string>();
        using (FanoutContext.Push(workflowId: "conversion", step: "split"))
        {
            await Parallel.ForEachAsync(
                Enumerable.Range(0, 64),
                new ParallelOptions { MaxDegreeOfParallelism = 8 },
                async (i, _) =>
                {
                    FanoutContext.Current.Step.ShouldBe("split");
                    using (FanoutContext.Push(step: $"page {i}"))
                    {
                        await Task.Yield();
                        seen.Add($"{FanoutContext.Current.WorkflowId} {FanoutContext.Current.Step}");
                    }

                    FanoutContext.Current.Step.ShouldBe("split");
                });
            FanoutContext.Current.Step.ShouldBe("split");
        }

        seen.Order(StringComparer.Ordinal).ShouldBe(
            Enumerable.Range(0, 64).Select(i => $"conversion page {i}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_timer_has_the_context_it_was_made_in_and_not_that_of_whoever_is_running()
    {
        var seen = new TaskCompletionSource<FanoutContext>();
        Timer timer;
        using (FanoutContext.Push(tenantId: "acme"))
            timer = new Timer(_ => seen.TrySetResult(FanoutContext.Current));
        using (timer)
        using (FanoutContext.Push(tenantId: "other"))
        {
            timer.Change(TimeSpan.Zero, Timeout.InfiniteTimeSpan);
            (await seen.Task.Within("the timer")).ShouldBe(new FanoutContext { TenantId = "acme" });
        }
    }

    [Fact]
    public async Task A_consumer_with_a_context_of_its_own_has_it_again_after_each_item_also_after_one_that_threw()
    {
        var queue = Channel.CreateUnbounded<(string Work, FanoutContext Context)>();
        var seen = new List<string>();
        var consumer = Task.Run(async () =>
        {
            using var own = FanoutContext.Push(workflowId: "consumer", step: "wait");
            await foreach (var (work, context) in queue.Reader.ReadAllAsync())
            {
                try
                {
                    using (FanoutContext.Restore(context))
                        await WorkAsync(work, seen);
                }
                catch (InvalidOperationException)
                {
                    seen.Add("failed");
                }

                seen.Add(Said());
            }
        });

        using (FanoutContext.Push(workflowId: "conversion", userId: "u-1"))
        {
            await queue.Writer.WriteAsync(("good", FanoutContext.Capture()));
            await queue.Writer.WriteAsync(("bad", FanoutContext.Capture()));
        }

        await queue.Writer.WriteAsync(("of nobody", FanoutContext.Capture()));
        queue.Writer.Complete();
        await consumer.Within("the consumer");
        seen.ShouldBe(
        [
            "conversion/parse/u-1", "consumer/wait/",
            "conversion/parse/u-1", "failed", "consumer/wait/",
            "/parse/", "consumer/wait/",
        ]);
    }

    [Fact]
    public void Scopes_ended_in_the_wrong_order_leave_nothing_behind()
    {
        var outer = FanoutContext.Push(workflowId: "conversion");
        var middle = FanoutContext.Push(step: "parse");
        var inner = FanoutContext.Push(userId: "u-1");
        middle.Dispose();
        FanoutContext.Current.UserId.ShouldBe("u-1", "the innermost one goes on");
        outer.Dispose();
        FanoutContext.Current.UserId.ShouldBe("u-1");
        inner.Dispose();
        FanoutContext.CurrentOrNull.ShouldBeNull();
    }

    [Fact]
    public void A_scope_ended_before_what_surrounds_it_brings_that_back_also_when_another_ended_between()
    {
        var outer = FanoutContext.Push(workflowId: "conversion");
        var middle = FanoutContext.Push(step: "parse");
        var inner = FanoutContext.Push(userId: "u-1");
        middle.Dispose();
        middle.Dispose();
        inner.Dispose();
        FanoutContext.Current.ShouldBe(new FanoutContext { WorkflowId = "conversion" });
        outer.Dispose();
        FanoutContext.CurrentOrNull.ShouldBeNull();
    }

    [Fact]
    public async Task Work_that_outlives_the_scope_it_began_in_keeps_its_context()
    {
        using var ended = new SemaphoreSlim(0);
        Task<string[]> work;
        using (FanoutContext.Push(workflowId: "conversion"))
        {
            work = Task.Run(async () =>
            {
                await ended.WaitAsync();
                var inside = "";
                using (FanoutContext.Push(step: "upload"))
                    inside = Said();
                return new[] { inside, Said() };
            });
        }

        ended.Release();
        (await work.Within("the work")).ShouldBe(["conversion/upload/", "conversion//"]);
    }

    [Fact]
    public async Task A_scope_ended_on_another_flow_ends_there_alone()
    {
        var scope = FanoutContext.Push(workflowId: "conversion");
        (await Task.Run(() =>
        {
            scope.Dispose();
            return FanoutContext.CurrentOrNull;
        })).ShouldBeNull();
        FanoutContext.Current.WorkflowId.ShouldBe("conversion", "it goes on here");
        scope.Dispose();
        FanoutContext.CurrentOrNull.ShouldBeNull();
    }

    [Fact]
    public void Scopes_that_nobody_ends_do_not_gather()
    {
        var first = PushAndForget(1);
        for (var i = 2; i <= 3_000; i++)
            PushAndForget(i);
        GC.Collect();
        first.IsAlive.ShouldBeFalse();
        FanoutContext.Current.Step.ShouldBe("3000");
        FanoutContext.Push(step: "last").Dispose();
        FanoutContext.Current.Step.ShouldBe("3000");
    }

    [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
    static WeakReference PushAndForget(int number) =>
        new(FanoutContext.Push(step: $"{number}"));

    static async Task WorkAsync(string work, List<string> seen)
    {
        // Not ended: whoever restored the context ends it with its own.
        FanoutContext.Push(step: "parse");
        await Task.Yield();
        seen.Add(Said());
        if (work == "bad")
            throw new InvalidOperationException(work);
    }

    static string Said()
    {
        var current = FanoutContext.Current;
        return $"{current.WorkflowId}/{current.Step}/{current.UserId}";
    }
}
