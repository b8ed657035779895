// SPDX-License-Identifier: Apache-2.0
using Sinks.Fanout.Tests.Pipelines;

namespace Sinks.Fanout.Tests.CheckIns;

[Collection(nameof(Alone))]
public class FanoutMonitorTests
{
    [Fact]
    public async Task A_job_that_throws_fails_and_throws_all_the_same()
    {
        var backend = new CollectingBackend(FanoutItemKind.CheckIn);
        var lease = Attach(backend, static _ => { });
        await Should.ThrowAsync<TimeoutException>(() =>
            FanoutMonitor.RunAsync("async", static () => Task.FromException(new TimeoutException())));
        Should.Throw<TimeoutException>(() => FanoutMonitor.Run("sync", static () => throw new TimeoutException()));
        FanoutMonitor.Run("well", static () => { });
        using (FanoutMonitor.CheckIn("using"))
        {
        }

        await lease.DisposeAsync();
        Ends(backend).ShouldBe(["async Error", "sync Error", "well Ok", "using Ok"]);
    }

    [Fact]
    public void Without_a_fan_out_a_job_runs_as_it_does()
    {
        var ran = false;
        FanoutMonitor.Run("nightly", () => ran = true);
        ran.ShouldBeTrue();
        using var run = FanoutMonitor.CheckIn("nightly");
        run.Fail();
    }

    [Fact]
    public async Task A_workflow_that_is_declared_a_job_is_one_without_another_line_of_code()
    {
        var backend = new CollectingBackend(FanoutItemKind.CheckIn, FanoutItemKind.Event);
        var lease = Attach(
            backend, static options => options.Monitors["import"] = new MonitorOptions { Workflow = "nightly-import" });
        using (FanoutContext.Push(workflowId: "nightly-import", workflowRunId: "1"))
        {
            using (FanoutContext.Push(workflowId: "nightly-import", workflowRunId: "1", step: "read"))
            using (FanoutContext.Push(step: "write"))
            {
            }
        }

        using (FanoutContext.Push(workflowId: "nightly-import", workflowRunId: "2"))
            lease.Pipeline.Emit(PipelineBench.Event());
        using (FanoutContext.Push(workflowId: "another"))
        {
        }

        FanoutContext.Current.ShouldBe(FanoutContext.Empty);
        await lease.DisposeAsync();
        Ends(backend).ShouldBe(["import Ok", "import Error"]);
        backend.CheckIns.Select(static checkIn => checkIn.Context.WorkflowRunId).ShouldBe(["1", "1", "2", "2"]);
    }

    static IEnumerable<string> Ends(CollectingBackend backend) => backend.CheckIns
        .Where(static checkIn => checkIn.Status != FanoutCheckInStatus.InProgress)
        .Select(static checkIn => $"{checkIn.Monitor} {checkIn.Status}");

    static PipelineLease Attach(CollectingBackend backend, Action<FanoutOptions> configure)
    {
        var options = new FanoutOptions();
        configure(options);
        var plan = new PipelinePlan
        {
            Name = $"monitor-{Guid.NewGuid():N}",
            Options = options,
            Lanes = [LanePlan.From("memory", "Memory", backend, new TestOptions(), options)],
        };
        return PipelineRegistry.Process.Attach(
            null, () => new Pipeline(plan, new PipelineServices { Voice = static _ => { } }));
    }
}
