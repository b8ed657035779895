// SPDX-License-Identifier: Apache-2.0
using Serilog;
using Serilog.Extensions.Logging;

namespace Sinks.Faces.Tests.Pairs;

/// <summary>
/// A Serilog logger that gives its events out again to the providers of Microsoft.Extensions.Logging, AddFanout among
/// them.
/// </summary>
[Collection(nameof(Alone))]
public sealed class ProvidersTests
{
    [Fact]
    public async Task An_event_that_comes_by_the_sink_and_by_the_providers_is_delivered_once()
    {
        await using var section = await OneSection.StartAsync();
        await RunAsync(section, static (more, section) => more.WriteTo.Fanout(section.Configuration), static logger =>
        {
            logger.Error("without a category {Number}", 1);
            logger.ForContext<ProvidersTests>().Error("with a category {Number}", 2);
        });

        section.Arrived.ShouldBe(["with a category 2", "without a category 1"]);
    }

    [Fact]
    public async Task Values_keep_their_shape()
    {
        await using var section = await OneSection.StartAsync();
        await RunAsync(section, configure: null, static logger =>
            logger.Error("Pages {Pages} of {@Job}", Enumerable.Range(1, 2), new { File = "report.md" }));

        section.Arrived.ShouldBe(["Pages [1, 2] of { File: \"report.md\" }"]);
    }

    static async Task RunAsync(
        OneSection section, Action<LoggerConfiguration, OneSection>? configure, Action<Serilog.ILogger> log)
    {
        var providers = new LoggerProviderCollection();
        var configuration = new LoggerConfiguration().WriteTo.Providers(providers);
        configure?.Invoke(configuration, section);
        await using var serilog = configuration.CreateLogger();
        using var factory = new SerilogLoggerFactory(serilog, dispose: false, providers);
        using var fanout = new FanoutLoggerProvider(
            new PipelineFactory(null, section.Configuration.GetSection("Fanout"), PipelineServices.Default)
                .Attach(PipelineRegistry.Process, FanoutFace.MicrosoftExtensionsLogging),
            PipelineServices.Default);
        factory.AddProvider(fanout);
        log(serilog);
        await section.SettleAsync();
    }
}
