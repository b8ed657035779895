// SPDX-License-Identifier: Apache-2.0
using Microsoft.Extensions.Logging;
using Serilog;
using Serilog.Events;
using Sinks.Sentry;

namespace Sinks.Faces.Tests.Pairs;

/// <summary>The plug-in beside faces that the host has of its own.</summary>
[Collection(nameof(Alone))]
public sealed class PlugInPairTests
{
    [Fact]
    public async Task Alone_it_delivers()
    {
        await using var section = await OneSection.StartAsync();
        using (var factory = PlugIn(section))
        {
            factory.CreateLogger("Converter").LogError("by the plug-in");
            await section.SettleAsync();
        }

        section.Arrived.ShouldBe(["by the plug-in"]);
    }

    [Fact]
    public async Task Beside_a_sink_it_says_nothing_until_the_sink_has_gone()
    {
        await using var section = await OneSection.StartAsync();
        using (var factory = PlugIn(section))
        {
            var logger = factory.CreateLogger("Converter");
            await using (var serilog = section.Serilog())
            {
                logger.IsEnabled(LogLevel.Critical).ShouldBeFalse();
                logger.LogError("by the plug-in, beside the sink");
                serilog.Error("by the sink");
                await section.SettleAsync();
            }

            logger.LogError("by the plug-in, alone");
            await section.SettleAsync();
        }

        section.Arrived.ShouldBe(["by the plug-in, alone", "by the sink"]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task In_a_factory_with_AddFanout_an_event_is_delivered_once(bool isPlugInFirst)
    {
        await using var section = await OneSection.StartAsync();
        using (var factory = LoggerFactory.Create(logging =>
        {
            if (isPlugInFirst)
                AddPlugIn(logging, section);
            logging.AddFanout(section.Configuration);
            if (!isPlugInFirst)
                AddPlugIn(logging, section);
        }))
        {
            factory.CreateLogger("Converter").LogError("once");
            await section.SettleAsync();
        }

        section.Arrived.ShouldBe(["once"]);
    }

    [Fact]
    public async Task Beside_a_factory_of_its_own_AddFanout_alone_reports()
    {
        await using var section = await OneSection.StartAsync();
        using (var plugIn = PlugIn(section))
        using (var factory = section.Mel())
        {
            plugIn.CreateLogger("Converter").LogError("by the plug-in");
            factory.CreateLogger("Converter").LogError("by AddFanout");
            await section.SettleAsync();
        }

        section.Arrived.ShouldBe(["by AddFanout"]);
    }

    [Fact]
    public async Task A_report_without_a_logger_comes_by_the_hosts_own_face_alone()
    {
        await using var section = await OneSection.StartAsync();
        using (PlugIn(section))
        await using (new LoggerConfiguration()
            .WriteTo.Fanout(f => f.Sentry(section.Configuration["Fanout:Backends:sentry:Dsn"]!))
            .CreateLogger())
        {
            FanoutEvents.Report("conversion_failed", level: LogEventLevel.Error);
            await section.SettleAsync();
        }

        section.Arrived.ShouldBe(["conversion_failed"]);
    }

    [Fact]
    public async Task What_it_took_before_a_face_of_the_host_came_is_flushed_too()
    {
        await using var section = await OneSection.StartAsync();
        using (var factory = PlugIn(section))
        {
            var logger = factory.CreateLogger("Converter");
            for (var i = 0; i < 200; i++)
                logger.LogInformation("before {Number}", i);
            await using (new LoggerConfiguration()
                .WriteTo.Fanout(f => f.Sentry(section.Configuration["Fanout:Backends:sentry:Dsn"]!))
                .CreateLogger())
            {
                await section.SettleAsync();
                section.Arrived.Count.ShouldBe(200);
            }
        }
    }

    [Fact]
    public async Task Two_plug_ins_in_one_factory_are_one()
    {
        await using var section = await OneSection.StartAsync();
        using (var factory = LoggerFactory.Create(logging =>
        {
            AddPlugIn(logging, section);
            AddPlugIn(logging, section);
        }))
        {
            factory.CreateLogger("Converter").LogError("once");
            await section.SettleAsync();
        }

        section.Arrived.ShouldBe(["once"]);
    }

    static ILoggerFactory PlugIn(OneSection section) => LoggerFactory.Create(logging => AddPlugIn(logging, section));

    static void AddPlugIn(ILoggingBuilder logging, OneSection section) =>
        LoggerFace.AddTo(logging.Services, "Fanout", FanoutFace.PlugIn).Use(section.Configuration);
}
