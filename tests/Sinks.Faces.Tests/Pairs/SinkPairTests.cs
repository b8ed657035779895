// SPDX-License-Identifier: Apache-2.0
using Serilog;
using Serilog.Configuration;
using Serilog.Core;
using Serilog.Events;

namespace Sinks.Faces.Tests.Pairs;

/// <summary>Two sinks over one section: in one logger, in a logger below it, in loggers of their own.</summary>
[Collection(nameof(Alone))]
public sealed class SinkPairTests
{
    [Fact]
    public async Task Two_sinks_of_one_logger_deliver_an_event_once()
    {
        await using var section = await OneSection.StartAsync();
        await using (var logger = section.Serilog(more => more.WriteTo.Fanout(section.Configuration)))
        {
            logger.Error("first {Number}", 1);
            logger.Error("second {Number}", 2);
            await section.SettleAsync();
        }

        section.Arrived.ShouldBe(["first 1", "second 2"]);
        section.Dropped("duplicate").ShouldBe(2);
        section.Pipelines.Count.ShouldBe(1);
        section.Said.ShouldContain("events come in by two sinks; each is delivered once");
    }

    [Fact]
    public async Task A_sink_below_another_logger_delivers_no_second_copy()
    {
        await using var section = await OneSection.StartAsync();
        await using (var logger = section.Serilog(more => more.WriteTo.Logger(inner =>
            inner.Enrich.WithProperty("Inner", value: true).WriteTo.Fanout(section.Configuration))))
        {
            logger.Error(new InvalidOperationException("broken"), "Cannot convert {File}", "report.md");
            await section.SettleAsync();
        }

        section.Arrived.ShouldBe(["Cannot convert report.md"]);
    }

    [Fact]
    public async Task What_only_one_of_two_sinks_lets_through_is_delivered()
    {
        await using var section = await OneSection.StartAsync();
        await using (var logger = section.Serilog(more =>
            more.WriteTo.Fanout(section.Configuration, restrictedToMinimumLevel: LogEventLevel.Error)))
        {
            logger.Warning("by one sink");
            logger.Error("by two sinks");
            await section.SettleAsync();
        }

        section.Arrived.ShouldBe(["by one sink", "by two sinks"]);
    }

    [Fact]
    public async Task A_sink_that_emits_later_on_another_thread_delivers_no_second_copy()
    {
        await using var section = await OneSection.StartAsync();
        var later = new List<Action>();
        await using (var logger = section.Serilog(more => LoggerSinkConfiguration.Wrap(
            more.WriteTo, inner => new LaterSink(inner, later), to => to.Fanout(section.Configuration))))
        {
            logger.Error("now and later");
            logger.Error("now and later");
            foreach (var emit in later)
                await Task.Run(emit);
            await section.SettleAsync();
        }

        section.Arrived.ShouldBe(["now and later", "now and later"]);
    }

    [Fact]
    public async Task Equal_events_through_one_sink_are_all_delivered()
    {
        await using var section = await OneSection.StartAsync();
        await using (var logger = section.Serilog())
        await using (var other = section.Serilog())
        {
            var logEvent = new LogEvent(
                DateTimeOffset.UnixEpoch, LogEventLevel.Error, null, MessageTemplate.Empty, []);
            for (var i = 0; i < 3; i++)
                logger.Write(Copy(logEvent));
            await section.SettleAsync();
        }

        section.Arrived.ShouldBe(["", "", ""]);
    }

    [Fact]
    public async Task Two_loggers_share_the_pipeline_and_deliver_what_each_is_given()
    {
        await using var section = await OneSection.StartAsync();
        await using (var one = section.Serilog())
        await using (var other = section.Serilog())
        {
            one.Error("by {Logger}", "one");
            other.Error("by {Logger}", "other");
            await section.SettleAsync();
            section.Pipelines.Count.ShouldBe(1);
        }

        section.Arrived.ShouldBe(["by one", "by other"]);
        section.Dropped("duplicate").ShouldBe(0);
    }

    [Fact]
    public async Task A_final_logger_that_overlaps_its_bootstrap_logger_goes_on_with_its_pipeline()
    {
        await using var section = await OneSection.StartAsync();
        var bootstrap = section.Serilog();
        bootstrap.Error("while starting");
        await using (var final = section.Serilog())
        {
            bootstrap.Error("while changing over");
            await bootstrap.DisposeAsync();
            final.Error("while running");
            await section.SettleAsync();
            section.Pipelines.ShouldHaveSingleItem().IsRunning.ShouldBeTrue();
        }

        section.Arrived.ShouldBe(["while changing over", "while running", "while starting"]);
        section.Pipelines.ShouldHaveSingleItem().IsRunning.ShouldBeFalse();
    }

    [Fact]
    public async Task A_final_logger_that_follows_its_bootstrap_logger_begins_anew()
    {
        await using var section = await OneSection.StartAsync();
        await using (var bootstrap = section.Serilog())
            bootstrap.Error("while starting");
        await using (var final = section.Serilog())
            final.Error("while running");

        section.Arrived.ShouldBe(["while running", "while starting"]);
        section.Pipelines.Count.ShouldBe(2);
        foreach (var pipeline in section.Pipelines)
            pipeline.ShouldBalance();
    }

    static LogEvent Copy(LogEvent logEvent) => new(
        logEvent.Timestamp, logEvent.Level, logEvent.Exception, logEvent.MessageTemplate, []);

    sealed class LaterSink(ILogEventSink inner, List<Action> later) : ILogEventSink, IDisposable
    {
        public void Emit(LogEvent logEvent) => later.Add(() => inner.Emit(logEvent));

        public void Dispose() => (inner as IDisposable)?.Dispose();
    }
}
