// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics;
using Serilog.Events;

namespace Sinks.Fanout.Tests.CheckIns;

[Collection(nameof(Alone))]
public class CheckInTests
{
    static readonly CollectingBackend Events = new(FanoutItemKind.Event);

    [Fact]
    public async Task A_job_tells_when_it_begins_and_that_it_ended_well()
    {
        var backend = new CollectingBackend(FanoutItemKind.CheckIn);
        await using (var bench = new MonitorBench(backend))
        {
            using (FanoutContext.Push(tenantId: "acme"))
            using (bench.Begin("Nightly Import"))
            {
            }
        }

        backend.CheckIns.Select(static checkIn => (checkIn.Monitor, checkIn.Status)).ShouldBe(
            [("nightly-import", FanoutCheckInStatus.InProgress), ("nightly-import", FanoutCheckInStatus.Ok)]);
        backend.CheckIns.Select(static checkIn => checkIn.CheckInId).Distinct().ShouldHaveSingleItem();
        backend.CheckIns[0].Duration.ShouldBeNull();
        backend.CheckIns[1].Duration.ShouldNotBeNull();
        backend.CheckIns.ShouldAllBe(static checkIn => checkIn.Context.TenantId == "acme");
    }

    [Fact]
    public async Task An_error_logged_in_it_makes_it_fail_and_one_beside_it_does_not()
    {
        var backend = new CollectingBackend(FanoutItemKind.CheckIn);
        await using (var bench = new MonitorBench(backend, Events))
        {
            using (bench.Begin("fails"))
                await Task.Run(() => bench.Pipeline.Logger.Error("inside"));
            using (bench.Begin("warns"))
                bench.Pipeline.Logger.Warning("inside");
            bench.Pipeline.Logger.Error("beside");
            using (bench.Begin("well"))
            {
                var beside = new Thread(() => bench.Pipeline.Logger.Error("in another flow"));
                beside.UnsafeStart();
                beside.Join();
            }
        }

        Ends(backend).ShouldBe(["fails Error", "warns Ok", "well Ok"]);
    }

    [Fact]
    public async Task A_job_inside_another_makes_both_fail()
    {
        var backend = new CollectingBackend(FanoutItemKind.CheckIn);
        await using (var bench = new MonitorBench(backend, Events))
        {
            using (bench.Begin("outer"))
            using (bench.Begin("inner"))
                bench.Pipeline.Logger.Error("inside");
        }

        Ends(backend).ShouldBe(["inner Error", "outer Error"]);
    }

    [Fact]
    public async Task It_fails_when_it_says_so_whatever_comes_after()
    {
        var backend = new CollectingBackend(FanoutItemKind.CheckIn);
        await using (var bench = new MonitorBench(backend))
        {
            var run = bench.Begin("nightly");
            run.Fail();
            run.Dispose();
            run.Dispose();
        }

        Ends(backend).ShouldBe(["nightly Error"]);
    }

    [Fact]
    public async Task A_missed_end_counts_as_failed()
    {
        var backend = new CollectingBackend(FanoutItemKind.CheckIn);
        MonitorRun run;
        await using (var bench = new MonitorBench(backend))
            run = bench.Begin("nightly");
        backend.CheckIns[^1].IsMissedEnd.ShouldBeTrue();
        run.Dispose();
        Ends(backend).ShouldBe(["nightly Error"]);
    }

    [Fact]
    public async Task An_exception_that_ends_the_process_misses_the_end_of_what_goes_on()
    {
        var backend = new CollectingBackend(FanoutItemKind.CheckIn);
        await using var bench = new MonitorBench(backend, Events);
        using var run = bench.Begin("nightly");
        bench.Pipeline.Pipeline.EmitUnhandled(new InvalidOperationException());
        await bench.Pipeline.SettleAsync();
        Ends(backend).ShouldBe(["nightly Error"]);
    }

    [Fact]
    public async Task A_job_that_takes_longer_than_it_may_counts_as_failed_and_its_end_is_not_told_again()
    {
        var time = new TestTimeProvider();
        var backend = new CollectingBackend(FanoutItemKind.CheckIn);
        await using var bench = new MonitorBench(
            time,
            static options => options.Monitors["Nightly"] = new MonitorOptions
            {
                Crontab = "0 3 * * *",
                TimeZone = "Europe/Berlin",
                MaxRuntime = TimeSpan.FromHours(1),
            },
            backend);
        var run = bench.Begin("nightly");
        time.Advance(TimeSpan.FromMinutes(59));
        bench.Pipeline.Status.Kinds["check_in"].Offered.ShouldBe(1);
        time.Advance(TimeSpan.FromMinutes(1));
        bench.Pipeline.Status.Kinds["check_in"].Offered.ShouldBe(2);
        run.Dispose();
        bench.Pipeline.Status.Kinds["check_in"].Offered.ShouldBe(2);
        await bench.DisposeAsync();
        Ends(backend).ShouldBe(["nightly Error"]);
        backend.CheckIns.ShouldAllBe(static checkIn => checkIn.Schedule!.Crontab == "0 3 * * *"
            && checkIn.Schedule.TimeZone == "Europe/Berlin");
    }

    [Fact]
    public async Task A_backend_without_a_place_for_check_ins_gets_events_above_its_level()
    {
        var lower = new CollectingBackend(FanoutItemKind.Event);
        var errors = new CollectingBackend
        {
            Profile = lower.Profile with { MinimumLevel = LogEventLevel.Error },
        };
        var both = new CollectingBackend(FanoutItemKind.Event, FanoutItemKind.CheckIn);
        await using (var bench = new MonitorBench(lower, errors, both))
        {
            bench.Begin("well").Dispose();
            using (var run = bench.Begin("badly"))
                run.Fail();
        }

        lower.Events.Select(static item => (item.EventName, item.Level, item.Message)).ShouldBe(
        [
            ("check_in_started", LogEventLevel.Information, "Check-in well: started"),
            ("check_in_completed", LogEventLevel.Information, "Check-in well: completed"),
            ("check_in_started", LogEventLevel.Information, "Check-in badly: started"),
            ("check_in_failed", LogEventLevel.Error, "Check-in badly: failed"),
        ]);
        lower.Events.ShouldAllBe(static item => item.Properties.Any(static property => property.Name == "Fingerprint"));
        errors.Events.ShouldHaveSingleItem().EventName.ShouldBe("check_in_failed");
        both.Events.ShouldBeEmpty("it gets the check-ins themselves");
        both.CheckIns.Count.ShouldBe(4);
    }

    [Fact]
    public async Task Its_name_is_redacted_and_shaped_as_backends_take_it()
    {
        var backend = new CollectingBackend(FanoutItemKind.CheckIn);
        await using (var bench = new MonitorBench(backend))
        {
            bench.Begin("ghp_016C7e2dB5f8A9c3D4e6F1a2B3c4D5e6F7a8").Dispose();
            bench.Begin(new string('x', 80)).Dispose();
            bench.Begin("  ").Dispose();
        }

        backend.CheckIns.Select(static checkIn => checkIn.Monitor).Distinct().ShouldBe(
            ["redacted-provider_token", new string('x', 50)]);
    }

    [Fact]
    public async Task It_carries_the_trace_it_began_in()
    {
        var backend = new CollectingBackend(FanoutItemKind.CheckIn);
        using var activity = new Activity("job").Start();
        await using (var bench = new MonitorBench(backend))
            bench.Begin("nightly").Dispose();
        backend.CheckIns.ShouldAllBe(checkIn =>
            checkIn.TraceId == activity.TraceId.ToHexString() && checkIn.SpanId == activity.SpanId.ToHexString());
    }

    static IEnumerable<string> Ends(CollectingBackend backend) => backend.CheckIns
        .Where(static checkIn => checkIn.Status != FanoutCheckInStatus.InProgress)
        .Select(static checkIn => $"{checkIn.Monitor} {checkIn.Status}");
}
