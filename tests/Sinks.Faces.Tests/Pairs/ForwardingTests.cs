// SPDX-License-Identifier: Apache-2.0
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Serilog;

namespace Sinks.Faces.Tests.Pairs;

/// <summary>
/// AddFanout in a logger factory that also forwards to Serilog, whose logger writes to the same fan-out.
/// </summary>
[Collection(nameof(Alone))]
public sealed class ForwardingTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_comes_in_by_both_is_delivered_once(bool isSerilogFirst)
    {
        await using var section = await OneSection.StartAsync();
        await using (var serilog = section.Serilog())
        using (var factory = section.Forwarding(serilog, isSerilogFirst))
        {
            var logger = factory.CreateLogger("Converter");
            var failure = new InvalidOperationException("broken");
            logger.LogError(failure, "Cannot convert {File}", "report.md");
            logger.LogInformation("no holes");
            logger.LogInformation("no holes");
            logger.Log(LogLevel.Warning, new EventId(7, "seven"), "a text", null, static (state, _) => $"formatted {state}");
            await section.SettleAsync();
            section.Pipelines.Count.ShouldBe(1);
        }

        section.Arrived.ShouldBe(["Cannot convert report.md", "formatted a text", "no holes", "no holes"]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task After_a_few_events_the_face_is_passive_and_says_so(bool isSerilogFirst)
    {
        await using var section = await OneSection.StartAsync();
        await using (var serilog = section.Serilog())
        using (var factory = section.Forwarding(serilog, isSerilogFirst))
        {
            var logger = factory.CreateLogger("Converter");
            for (var i = 0; i < 10; i++)
            {
                logger.LogError("event {Number}", i);
                await section.SettleAsync();
            }

            section.Dropped("duplicate").ShouldBe(3);
        }

        section.Arrived.ShouldBe(Enumerable.Range(0, 10).Select(static i => $"event {i}"));
        section.Said.ShouldContain("AddFanout is passive");
    }

    [Fact]
    public async Task When_Serilogs_logger_has_ended_the_face_reports_again()
    {
        await using var section = await OneSection.StartAsync();
        var serilog = section.Serilog();
        using (var factory = section.Forwarding(serilog, isSerilogFirst: true))
        {
            var logger = factory.CreateLogger("Converter");
            for (var i = 0; i < 5; i++)
                logger.LogError("event {Number}", i);
            await section.SettleAsync();
            await serilog.DisposeAsync();
            logger.LogError("after Serilog");
            await section.SettleAsync();
        }

        section.Arrived.ShouldBe(
            ["after Serilog", .. Enumerable.Range(0, 5).Select(static i => $"event {i}")]);
    }

    [Fact]
    public async Task A_Serilog_logger_that_filters_does_not_keep_the_face_from_reporting_the_rest()
    {
        await using var section = await OneSection.StartAsync();
        await using (var serilog = section.Serilog(static more => more.MinimumLevel.Error()))
        using (var factory = section.Forwarding(serilog, isSerilogFirst: true))
        {
            var logger = factory.CreateLogger("Converter");
            for (var i = 0; i < 4; i++)
                logger.LogError("error {Number}", i);
            await section.SettleAsync();
            for (var i = 0; i < 4; i++)
                logger.LogInformation("information {Number}", i);
            await section.SettleAsync();
        }

        section.Arrived.ShouldBe([
            .. Enumerable.Range(0, 4).Select(static i => $"error {i}"),
            .. Enumerable.Range(0, 4).Select(static i => $"information {i}")]);
    }

    [Fact]
    public async Task Faces_that_do_not_meet_deliver_what_each_is_given()
    {
        await using var section = await OneSection.StartAsync();
        await using (var serilog = section.Serilog())
        using (var factory = section.Mel())
        {
            var logger = factory.CreateLogger("Converter");
            for (var i = 0; i < 5; i++)
            {
                logger.LogError("by MEL {Number}", i);
                serilog.Error("by Serilog {Number}", i);
            }

            await section.SettleAsync();
            section.Pipelines.Count.ShouldBe(1);
        }

        section.Arrived.Count.ShouldBe(10);
        section.Dropped("duplicate").ShouldBe(0);
        section.Said.ShouldNotContain("passive");
    }

    [Fact]
    public async Task A_factory_that_forwards_to_Serilog_without_a_face_of_its_own_reports_by_Serilog()
    {
        await using var section = await OneSection.StartAsync();
        await using (var serilog = section.Serilog())
        using (var factory = LoggerFactory.Create(logging => logging.AddSerilog(serilog)))
        {
            factory.CreateLogger("Converter").LogError("Cannot convert {File}", "report.md");
            await section.SettleAsync();
        }

        section.Arrived.ShouldBe(["Cannot convert report.md"]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_host_with_both_delivers_once_and_drains_at_its_end(bool isApplicationBuilder)
    {
        await using var section = await OneSection.StartAsync();
        await using (var serilog = section.Serilog())
        {
            using var host = isApplicationBuilder ? NewHost(section, serilog) : OldHost(section, serilog);
            await host.StartAsync();
            host.Services.GetRequiredService<ILogger<ForwardingTests>>().LogError("Cannot convert {File}", "report.md");
            await host.StopAsync();
        }

        section.Pipelines.ShouldHaveSingleItem(section.Said);
        section.Arrived.Count(static message => message == "Cannot convert report.md").ShouldBe(1, section.Said);
        section.Arrived.Distinct().Count().ShouldBe(section.Arrived.Count, "each of the host's own events once, too");
        section.Pipelines.ShouldHaveSingleItem().ShouldBalance();
    }

    static IHost NewHost(OneSection section, Serilog.ILogger serilog)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Configuration.AddConfiguration(section.Configuration);
        builder.Logging.ClearProviders().AddSerilog(serilog).AddFanout();
        return builder.Build();
    }

    static IHost OldHost(OneSection section, Serilog.ILogger serilog) => Host.CreateDefaultBuilder()
        .ConfigureAppConfiguration(configuration => configuration.AddConfiguration(section.Configuration))
        .ConfigureLogging(logging => logging.ClearProviders().AddFanout().AddSerilog(serilog))
        .Build();
}
