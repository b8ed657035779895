// SPDX-License-Identifier: Apache-2.0
using System.Threading.Channels;

namespace Sinks.Fanout.Tests.Contexts;

public class FanoutContextTests
{
    [Fact]
    public void Nothing_pushed_is_empty()
    {
        FanoutContext.Current.ShouldBeSameAs(FanoutContext.Empty);
        FanoutContext.Current.IsEmpty.ShouldBeTrue();
        FanoutContext.CurrentOrNull.ShouldBeNull();
    }

    [Fact]
    public void A_push_adds_to_what_surrounds_it_and_its_end_brings_that_back()
    {
        using (FanoutContext.Push(workflowId: "conversion", step: "parse", userId: "u-1"))
        {
            using (FanoutContext.Push(workflowRunId: "run-1", step: "render", tenantId: "acme"))
            {
                FanoutContext.Current.ShouldBe(new FanoutContext
                {
                    WorkflowId = "conversion",
                    WorkflowRunId = "run-1",
                    Step = "render",
                    UserId = "u-1",
                    TenantId = "acme",
                });
            }

            FanoutContext.Current.ShouldBe(
                new FanoutContext { WorkflowId = "conversion", Step = "parse", UserId = "u-1" });
        }

        FanoutContext.CurrentOrNull.ShouldBeNull();
    }

    [Fact]
    public void Disposing_twice_changes_nothing_pushed_since()
    {
        var first = FanoutContext.Push(step: "first");
        first.Dispose();
        using (FanoutContext.Push(step: "second"))
        {
            first.Dispose();
            FanoutContext.Current.Step.ShouldBe("second");
        }

        FanoutContext.CurrentOrNull.ShouldBeNull();
    }

    [Fact]
    public async Task It_flows_into_async_calls_and_not_out_of_them()
    {
        using (FanoutContext.Push(userId: "u-1"))
        {
            var inside = await Task.Run(() =>
            {
                var seen = FanoutContext.Current.UserId;
                FanoutContext.Push(userId: "u-2");
                return seen;
            });
            inside.ShouldBe("u-1");
            FanoutContext.Current.UserId.ShouldBe("u-1");
        }
    }

    [Fact]
    public async Task Calls_side_by_side_do_not_see_each_other()
    {
        using var barrier = new Barrier(4);
        var users = await Task.WhenAll(Enumerable.Range(0, 4).Select(i => Task.Factory.StartNew(
            () =>
            {
                using (FanoutContext.Push(userId: $"u-{i}"))
                {
                    barrier.SignalAndWait(TimeSpan.FromSeconds(10)).ShouldBeTrue();
                    return FanoutContext.Current.UserId;
                }
            },
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default)));
        users.ShouldBe(["u-0", "u-1", "u-2", "u-3"]);
    }

    [Fact]
    public async Task A_captured_context_is_carried_through_a_channel()
    {
        var channel = Channel.CreateUnbounded<(string Work, FanoutContext Context)>();
        var seen = new List<string>();
        var consumer = Task.Run(async () =>
        {
            await foreach (var (work, context) in channel.Reader.ReadAllAsync())
            {
                using (FanoutContext.Restore(context))
                    seen.Add($"{work} {FanoutContext.Current.UserId}");
                seen.Add($"after {FanoutContext.Current.UserId}");
            }
        });
        using (FanoutContext.Push(userId: "u-1"))
            await channel.Writer.WriteAsync(("a", FanoutContext.Capture()));
        await channel.Writer.WriteAsync(("b", FanoutContext.Capture()));
        channel.Writer.Complete();
        await consumer.Within("the consumer");
        seen.ShouldBe(["a u-1", "after ", "b ", "after "]);
    }

    [Fact]
    public void Restoring_replaces_the_whole_context()
    {
        using (FanoutContext.Push(userId: "u-1", step: "parse"))
        using (FanoutContext.Restore(new FanoutContext { UserId = "u-2" }))
            FanoutContext.Current.ShouldBe(new FanoutContext { UserId = "u-2" });
        Should.Throw<ArgumentNullException>(() => FanoutContext.Restore(null!));
    }
}
