// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics;
using System.Globalization;
using Serilog.Events;

namespace Sinks.Fanout.Tests.Reporting;

public class NamedEventsTests
{
    [Fact]
    public async Task A_report_reaches_every_fan_out_that_runs()
    {
        await using var bench = new ReportBench(pipelines: 3);
        await bench.ArrivedAsync(new { File = "a.md" });
        foreach (var sink in bench.Sinks)
            sink.Single.RenderMessage(CultureInfo.InvariantCulture).ShouldBe("conversion_failed");
    }

    [Fact]
    public async Task A_backend_that_does_not_want_the_name_does_not_get_it()
    {
        await using var bench = new ReportBench(events: "payment_*");
        bench.Events.Report("conversion_failed", null, null, LogEventLevel.Error);
        bench.Events.Report("payment_failed", null, null, LogEventLevel.Verbose);
        await bench.SettleAsync();
        bench.Sinks[0].Single.Level.ShouldBe(LogEventLevel.Verbose);
    }

    [Fact]
    public async Task Context_and_trace_are_those_of_the_caller()
    {
        using var activity = new Activity("work").SetIdFormat(ActivityIdFormat.W3C).Start();
        await using var bench = new ReportBench();
        LogEvent logEvent;
        using (FanoutContext.Push(workflowId: "conversion"))
            logEvent = await bench.ArrivedAsync(new { UserId = "user-1" });
        logEvent.TraceId.ShouldBe(activity.TraceId);
        logEvent.TextOf("WorkflowId").ShouldBe("\"conversion\"");
        logEvent.TextOf("UserId").ShouldBe("\"user-1\"");
    }

    [Fact]
    public async Task An_exception_is_an_exception_also_in_the_place_of_the_payload()
    {
        await using var bench = new ReportBench();
        bench.Events.Report("a", null, new IOException("full"), LogEventLevel.Error);
        bench.Events.Report("b", new IOException("full"), null, LogEventLevel.Error);
        await bench.SettleAsync();
        bench.Sinks[0].Events.Count.ShouldBe(2);
        bench.Sinks[0].Events.ShouldAllBe(logEvent => logEvent.Exception!.ToString() == "System.IO.IOException: full");
        bench.Sinks[0].Events.ShouldAllBe(logEvent => logEvent.Properties.Count == 1);
    }

    [Theory]
    [InlineData("{Braces} in } a name {{")]
    [InlineData("conversion failed: 50 %")]
    public async Task A_name_is_never_a_template(string name)
    {
        await using var bench = new ReportBench();
        bench.Events.Report(name, new { Braces = "x" }, null, LogEventLevel.Information);
        await bench.SettleAsync();
        bench.Sinks[0].Single.RenderMessage(CultureInfo.InvariantCulture).ShouldBe(name);
    }

    [Fact]
    public async Task A_payload_does_not_rename_its_event()
    {
        await using var bench = new ReportBench();
        (await bench.ArrivedAsync(new { EventName = "other" })).TextOf("EventName")
            .ShouldBe("\"conversion_failed\"");
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData(null)]
    public async Task An_event_without_a_name_is_not_reported_and_nothing_is_thrown(string? name)
    {
        await using var bench = new ReportBench();
        bench.Events.Report(name, null, null, LogEventLevel.Fatal);
        await bench.SettleAsync();
        bench.Sinks[0].Events.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_SelfLog_handler_that_throws_does_not_throw_out_of_a_report()
    {
        var said = 0;
        await using var bench = new ReportBench(voice: _ => throw new FormatException($"{++said}"));
        bench.Events.Report(null, null, null, LogEventLevel.Error);
        var broken = new PipelineServices
        {
            Time = new BrokenClock(),
            Voice = _ => throw new FormatException($"{++said}"),
        };
        new NamedEvents(bench.Registry, broken).Report("conversion_failed", null, null, LogEventLevel.Error);
        said.ShouldBe(2);
        await bench.SettleAsync();
        bench.Sinks[0].Events.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_level_is_a_level_also_in_the_place_of_the_payload()
    {
        await using var bench = new ReportBench();
        bench.Events.Report("conversion_failed", LogEventLevel.Error, null, LogEventLevel.Information);
        await bench.SettleAsync();
        bench.Sinks[0].Single.Level.ShouldBe(LogEventLevel.Error);
        bench.Sinks[0].Single.Properties.Keys.ShouldBe(["EventName"]);
    }

    [Fact]
    public async Task With_no_fan_out_a_payload_is_not_even_read()
    {
        var bench = new ReportBench();
        bench.Registry.Running.Count.ShouldBe(1);
        await bench.DisposeAsync();
        var payload = new Counting();
        bench.Events.Report("late", payload, null, LogEventLevel.Information);
        payload.Reads.ShouldBe(0);
        bench.Registry.Running.ShouldBeEmpty();
        (await bench.Events.FlushAsync(TimeSpan.Zero, CancellationToken.None)).ShouldBeTrue();
    }

    sealed class BrokenClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => throw new InvalidOperationException();
    }

    sealed class Counting
    {
        public int Reads;

        public int Value => Reads++;
    }
}
