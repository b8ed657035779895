// SPDX-License-Identifier: Apache-2.0
using Microsoft.Extensions.Logging;
using Serilog.Events;
using Sinks.Faces.Tests.Contexts;

namespace Sinks.Faces.Tests.Mel;

/// <summary>A caller that asks is told whether anybody could want the event.</summary>
public sealed class EnabledTests
{
    [Fact]
    public void Without_a_backend_nothing_is_enabled_but_errors_which_are_counted()
    {
        using var factory = LoggerFactory.Create(static logging =>
            logging.SetMinimumLevel(LogLevel.Trace).AddFanout(section: "FanoutOfNobody"));
        var logger = factory.CreateLogger("Shop");
        Enum.GetValues<LogLevel>().Where(logger.IsEnabled).ShouldBe([LogLevel.Error, LogLevel.Critical]);
        logger.LogCritical("nobody hears it");
        FanoutStatus.All.Last(static status => status.Name == "FanoutOfNobody").Errors["none"].ShouldBe(1);
    }

    [Fact]
    public async Task Levels_are_enabled_from_that_of_the_lowest_backend_and_of_breadcrumbs()
    {
        await using var rig = new LoggerRig(static options => options.Breadcrumbs.MinimumLevel = LogEventLevel.Warning);
        Enabled(rig.Logger).ShouldBe([LogLevel.Information, LogLevel.Warning, LogLevel.Error, LogLevel.Critical]);
    }

    [Fact]
    public async Task Below_the_lowest_level_no_value_is_read()
    {
        await using var rig = new LoggerRig();
        var value = new Watched();
        rig.Logger.LogDebug("{Value}", value);
        value.IsRead.ShouldBeFalse();
        rig.Logger.LogInformation("{Value}", value);
        value.IsRead.ShouldBeTrue();
        (await rig.OneAsync()).Message.ShouldBe("watched");
    }

    [Fact]
    public async Task Where_a_backend_takes_named_events_every_level_of_the_applications_own_is_enabled()
    {
        var code = new FanoutBuilder();
        List<FanoutEvent> seen = [];
        code.Add(
            new MadeBackendType(new ScriptedBackend { Captured = seen }), "made", static options => options.Events = ["order_*"]);
        var services = new PipelineServices { Variable = static _ => null, Voice = static _ => { } };
        var pipeline = new PipelineFactory(code, null, services).Build();
        await using (var provider = new FanoutLoggerProvider(
            new PipelineRegistry().Attach(null, () => pipeline, FanoutFace.MicrosoftExtensionsLogging), services))
        {
            var own = provider.CreateLogger("Shop");
            var framework = provider.CreateLogger("Microsoft.Hosting");
            own.IsEnabled(LogLevel.Trace).ShouldBeTrue();
            framework.IsEnabled(LogLevel.Trace).ShouldBeFalse();
            own.LogTrace(new EventId(1, "order_placed"), "by its id");
            own.LogTrace("{EventName} by its state", "order_paid");
            using (own.BeginScope(new Dictionary<string, object> { ["EventName"] = "order_sent" }))
                own.LogTrace("by its scope");
            own.LogTrace("no name");
            own.LogTrace("{EventName}", "");
            own.LogTrace(new EventId(1, "other"), "another name");
            framework.LogTrace(new EventId(1, "order_placed"), "of the framework");
        }

        seen.Select(static item => item.EventName).ShouldBe(["order_placed", "order_paid", "order_sent"]);
        var status = pipeline.Status();
        status.ShouldBalance();
        status.BelowGate.ShouldBe(4);
    }

    [Fact]
    public async Task Where_a_backend_requires_a_property_an_event_that_has_it_passes_whatever_its_level()
    {
        var code = new FanoutBuilder();
        List<FanoutEvent> seen = [];
        var profile = new BackendProfile
        {
            Destination = "memory",
            BatchSizeLimit = 10,
            RequiredProperties = ["PagerAction"],
        };
        code.Add(new MadeBackendType(new ScriptedBackend { Captured = seen, Profile = profile }), "made", static _ => { });
        var services = new PipelineServices { Variable = static _ => null, Voice = static _ => { } };
        var pipeline = new PipelineFactory(code, null, services).Build();
        await using (var provider = new FanoutLoggerProvider(
            new PipelineRegistry().Attach(null, () => pipeline, FanoutFace.MicrosoftExtensionsLogging), services))
        {
            var own = provider.CreateLogger("Shop");
            own.LogTrace("{PagerAction} by its state", "resolve");
            using (own.BeginScope(new Dictionary<string, object> { ["PagerAction"] = "resolve" }))
            {
                own.LogTrace("by its scope");
                provider.CreateLogger("Microsoft.Hosting").LogTrace("of the framework");
            }

            own.LogTrace("none");
        }

        seen.Select(static item => item.Message).ShouldBe(["resolve by its state", "by its scope"]);
        var status = pipeline.Status();
        status.ShouldBalance();
        status.BelowGate.ShouldBe(2);
    }

    static IEnumerable<LogLevel> Enabled(ILogger logger) =>
        Enum.GetValues<LogLevel>().Where(logger.IsEnabled);

    sealed class Watched
    {
        public bool IsRead { get; private set; }

        public override string ToString()
        {
            IsRead = true;
            return "watched";
        }
    }
}
