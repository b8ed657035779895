// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout.Tests.Lanes;

[Collection(nameof(Alone))]
public class PumpGateTests
{
    [Fact]
    public void It_runs_once_for_requests_made_before_it_begins()
    {
        var scheduler = new TestScheduler();
        var runs = 0;
        var gate = Gate(() => runs++, scheduler);
        for (var i = 0; i < 5; i++)
            gate.Request();
        scheduler.Run();
        runs.ShouldBe(1);
        gate.Request();
        scheduler.Run();
        runs.ShouldBe(2);
    }

    [Fact]
    public void Asked_while_it_runs_it_runs_once_more()
    {
        var scheduler = new TestScheduler();
        var runs = 0;
        PumpGate? gate = null;
        gate = Gate(
            () =>
            {
                if (++runs != 1)
                    return;
                gate!.Request();
                gate.Request();
            },
            scheduler);
        gate.Request();
        scheduler.Run();
        runs.ShouldBe(2);
    }

    [Fact]
    public void It_never_runs_twice_at_once_and_never_misses_the_last_request()
    {
        for (var round = 0; round < Scale.Of(200, 2_000); round++)
        {
            var (running, overlaps, requested, seen) = (0, 0, 0L, 0L);
            using var caughtUp = new ManualResetEventSlim();
            var gate = Gate(
                () =>
                {
                    if (Interlocked.Increment(ref running) != 1)
                        Interlocked.Increment(ref overlaps);
                    Volatile.Write(ref seen, Volatile.Read(ref requested));
                    Interlocked.Decrement(ref running);
                    if (Volatile.Read(ref seen) == 4 * 50)
                        caughtUp.Set();
                },
                TaskScheduler.Default);
            var threads = Enumerable.Range(0, 4).Select(_ => new Thread(() =>
            {
                for (var i = 0; i < 50; i++)
                {
                    Interlocked.Increment(ref requested);
                    gate.Request();
                }
            })).ToList();
            threads.ForEach(thread => thread.Start());
            threads.ForEach(thread => thread.Join());
            caughtUp.Wait(TimeSpan.FromSeconds(10)).ShouldBeTrue($"the last request of round {round} was seen");
            overlaps.ShouldBe(0);
        }
    }

    [Fact]
    public void Its_work_does_not_see_the_execution_context_of_who_asked()
    {
        var scheduler = new TestScheduler();
        FanoutContext? seen = null;
        var gate = Gate(() => seen = FanoutContext.CurrentOrNull, scheduler);
        using (FanoutContext.Push(userId: "u-1"))
            gate.Request();
        scheduler.Run();
        seen.ShouldBeNull();
    }

    [Fact]
    public void Work_that_throws_is_reported_and_runs_again_when_asked()
    {
        var scheduler = new TestScheduler();
        var failures = new List<Exception>();
        var gate = new PumpGate(() => throw new InvalidOperationException(), failures.Add, scheduler);
        gate.Request();
        scheduler.Run();
        gate.Request();
        scheduler.Run();
        failures.Count.ShouldBe(2);
    }

    static PumpGate Gate(Action work, TaskScheduler scheduler) =>
        new(work, static failure => throw new InvalidOperationException("The work failed.", failure), scheduler);
}
