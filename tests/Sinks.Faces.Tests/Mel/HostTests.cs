// SPDX-License-Identifier: Apache-2.0
using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Serilog.Debugging;
using Sinks.Faces.Tests.Contexts;

namespace Sinks.Faces.Tests.Mel;

/// <summary>The face in the hosts of the framework, with their configuration and their filters.</summary>
[Collection(nameof(Alone))]
public sealed class HostTests : IDisposable
{
    readonly List<FanoutEvent> _seen = [];
    readonly ConcurrentQueue<string> _said = new();

    public HostTests() => SelfLog.Enable(_said.Enqueue);

    public void Dispose() => SelfLog.Disable();

    [Theory]
    [InlineData("default")]
    [InlineData("application")]
    [InlineData("web")]
    public async Task What_a_host_logs_arrives_by_its_filters_and_its_end_drains(string kind)
    {
        var host = Build(
            kind,
            logging => logging.AddFanout(f => f.Add(new MadeBackendType(new ScriptedBackend { Captured = _seen }), "made")),
            ("Logging:LogLevel:Default", "Trace"),
            ("Logging:Fanout:LogLevel:Default", "Warning"),
            ("Logging:Fanout:LogLevel:Shop.Loud", "Information"),
            ("Logging:Fanout:LogLevel:Shop.Quiet", "None"));
        var pipeline = PipelineOf(host);
        Logger(host, "Shop.Converter").LogInformation("below");
        Logger(host, "Shop.Converter").LogWarning("at");
        Logger(host, "Shop.Loud.Part").LogInformation("loud");
        Logger(host, "Shop.Loud").LogDebug("too low for its category");
        Logger(host, "Shop.Quiet").LogCritical("quiet");
        host.Services.GetRequiredService<ILogger<HostTests>>().LogError("typed");
        await host.StopAsync();
        host.Dispose();
        _seen.Where(static seen => seen.SourceContext?.StartsWith("Microsoft", StringComparison.Ordinal) != true)
            .Select(static seen => seen.Message).ShouldBe(["at", "loud", "typed"]);
        pipeline.Status().ShouldBalance();
    }

    [Fact]
    public async Task A_filter_in_code_names_the_provider_by_its_type()
    {
        await using var rig = new LoggerRig(logging: static logging =>
            logging.AddFilter<FanoutLoggerProvider>("Converter", LogLevel.Critical));
        rig.Logger.LogError("error");
        rig.Logger.LogCritical("critical");
        (await rig.OneAsync()).Message.ShouldBe("critical");
    }

    [Fact]
    public async Task Other_providers_get_what_they_got_before()
    {
        var others = new RecordingProvider();
        await using var rig = new LoggerRig(logging: logging =>
            logging.AddProvider(others).AddDebug().AddEventSourceLogger());
        using (rig.Logger.BeginScope("Job {Job}", 7))
            rig.Logger.LogError("Cannot convert {File}", "a.md");
        (await rig.OneAsync()).Message.ShouldBe("Cannot convert a.md");
        others.Texts.ShouldBe(["Job 7"]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Cleared_providers_take_a_face_along_that_was_added_before(bool isClearedBefore)
    {
        using var host = Build("application", logging =>
        {
            if (isClearedBefore)
                logging.ClearProviders();
            logging.AddFanout(f => f.Add(new MadeBackendType(new ScriptedBackend { Captured = _seen }), "made"));
            if (!isClearedBefore)
                logging.ClearProviders();
        });
        host.Services.GetServices<ILoggerProvider>().OfType<FanoutLoggerProvider>().Count()
            .ShouldBe(isClearedBefore ? 1 : 0);
        await host.StopAsync();
    }

    [Fact]
    public async Task The_section_of_the_hosts_configuration_names_the_backends_and_is_followed()
    {
        await using var server = await LoopbackServer.StartAsync();
        using var host = Build(
            "application",
            static logging => logging.AddFanout(section: "Reports"),
            ("Reports:Backends:ops:Type", "Webhook"),
            ("Reports:Backends:ops:Url", $"{server.Address}/first"));
        var pipeline = PipelineOf(host);
        Logger(host, "Shop").LogError("before");
        await SettledAsync(pipeline);
        var configuration = (IConfigurationRoot)host.Services.GetRequiredService<IConfiguration>();
        configuration["Reports:Backends:ops:Url"] = $"{server.Address}/second";
        configuration.Reload();
        await Waiting.UntilAsync(
            () => _said.Any(static sentence => sentence.Contains("was reloaded", StringComparison.Ordinal)), "the new address");
        Logger(host, "Shop").LogError("after");
        await SettledAsync(pipeline);
        server.Requests.Select(static request => request.Path).ShouldBe(["/first", "/second"]);
    }

    [Fact]
    public async Task A_configuration_that_is_given_is_read_and_not_that_of_the_host()
    {
        var given = new ConfigurationBuilder()
            .AddInMemoryCollection([new("Fanout:Backends:nonsense:Type", "NoSuchBackend")]).Build();
        using var host = Build(
            "application", logging => logging.AddFanout(given), ("Fanout:Backends:other:Type", "NoSuchBackend"));
        PipelineOf(host).Status().Backends.ShouldHaveSingleItem().Name.ShouldBe("nonsense");
        await host.StopAsync();
    }

    [Fact]
    public void With_strict_a_mistake_ends_the_building_of_the_host() =>
        Should.Throw<FanoutConfigurationException>(static () => Build(
            "application",
            static logging => logging.AddFanout(),
            ("Fanout:Strict", "true"),
            ("Fanout:Breadcrumbs:Limits", "5")).Dispose())
            .Message.ShouldContain("Fanout:Breadcrumbs:Limits");

    [Fact]
    public void Backends_named_under_Logging_are_said_to_belong_elsewhere()
    {
        using var host = Build(
            "application", static logging => logging.AddFanout(), ("Logging:Fanout:Backends:sentry:Dsn", "x"));
        Logger(host, "Shop").LogError("nobody hears it");
        _said.ShouldContain(sentence => sentence.Contains("move it to Fanout:Backends", StringComparison.Ordinal));
    }

    static IHost Build(string kind, Action<ILoggingBuilder> logging, params (string Key, string Value)[] values)
    {
        var settings = values.Select(static value => KeyValuePair.Create(value.Key, (string?)value.Value));
        switch (kind)
        {
            case "default":
                return Host.CreateDefaultBuilder()
                    .ConfigureAppConfiguration(configuration => configuration.AddInMemoryCollection(settings))
                    .ConfigureLogging(logging).Build();
            case "application":
                var application = Host.CreateApplicationBuilder();
                application.Configuration.AddInMemoryCollection(settings);
                logging(application.Logging);
                return application.Build();
            default:
                var web = WebApplication.CreateBuilder();
                web.Configuration.AddInMemoryCollection(settings);
                logging(web.Logging);
                return web.Build();
        }
    }

    static ILogger Logger(IHost host, string category) =>
        host.Services.GetRequiredService<ILoggerFactory>().CreateLogger(category);

    static Pipeline PipelineOf(IHost host) =>
        host.Services.GetServices<ILoggerProvider>().OfType<FanoutLoggerProvider>().ShouldHaveSingleItem().Pipeline;

    static async Task SettledAsync(Pipeline pipeline)
    {
        (await pipeline.FlushAsync(TimeSpan.FromSeconds(20), TimeProvider.System)).ShouldBeTrue("the flush took over 20 s");
        pipeline.Status().ShouldBalance();
    }
}
