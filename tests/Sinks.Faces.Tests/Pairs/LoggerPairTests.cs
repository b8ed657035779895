// SPDX-License-Identifier: Apache-2.0
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Sinks.Faces.Tests.Pairs;

/// <summary>Two faces for Microsoft.Extensions.Logging over one section, and the ends of one.</summary>
[Collection(nameof(Alone))]
public sealed class LoggerPairTests
{
    [Fact]
    public async Task AddFanout_twice_in_one_factory_delivers_an_event_once()
    {
        await using var section = await OneSection.StartAsync();
        using (var factory = section.Mel(logging => logging.AddFanout(section.Configuration)))
        {
            factory.CreateLogger("Converter").LogError("once");
            await section.SettleAsync();
        }

        section.Arrived.ShouldBe(["once"]);
        section.Dropped("duplicate").ShouldBe(0);
    }

    [Fact]
    public async Task Two_factories_share_the_pipeline_and_deliver_what_each_is_given()
    {
        await using var section = await OneSection.StartAsync();
        using (var one = section.Mel())
        using (var other = section.Mel())
        {
            one.CreateLogger("Converter").LogError("the same text");
            other.CreateLogger("Converter").LogError("the same text");
            await section.SettleAsync();
            section.Pipelines.Count.ShouldBe(1);
        }

        section.Arrived.ShouldBe(["the same text", "the same text"]);
    }

    [Fact]
    public async Task A_face_over_another_section_has_a_pipeline_of_its_own()
    {
        await using var section = await OneSection.StartAsync();
        section.Configuration["Other:Backends:sentry:Dsn"] = section.Configuration["Fanout:Backends:sentry:Dsn"];
        using (var factory = section.Mel(logging => logging.AddFanout(section.Configuration, "Other")))
        {
            factory.CreateLogger("Converter").LogError("to both");
            await section.SettleAsync();
            section.Pipelines.Select(static pipeline => pipeline.Name).Order(StringComparer.Ordinal)
                .ShouldBe(["Fanout", "Other"]);
        }

        section.Arrived.ShouldBe(["to both", "to both"]);
    }

    [Fact]
    public async Task A_face_whose_providers_were_cleared_can_be_added_again()
    {
        await using var section = await OneSection.StartAsync();
        using (var factory = section.Mel(logging => logging.AddFanout(section.Configuration).ClearProviders()))
        {
            factory.CreateLogger("Converter").LogError("once");
            await section.SettleAsync();
        }

        section.Arrived.ShouldBe(["once"]);
    }

    [Fact]
    public async Task A_factory_disposed_before_its_container_drains_and_ends_once()
    {
        await using var section = await OneSection.StartAsync();
        var services = new ServiceCollection()
            .AddLogging(logging => logging.AddFanout(section.Configuration))
            .BuildServiceProvider();
        var factory = services.GetRequiredService<ILoggerFactory>();
        factory.CreateLogger("Converter").LogError("before the end");
        factory.Dispose();
        await services.DisposeAsync();
        await services.DisposeAsync();

        section.Arrived.ShouldBe(["before the end"]);
        var pipeline = section.Pipelines.ShouldHaveSingleItem();
        pipeline.ShouldBalance();
        pipeline.IsRunning.ShouldBeFalse();
    }

    [Fact]
    public async Task What_is_logged_after_the_end_is_counted_and_throws_nothing()
    {
        await using var section = await OneSection.StartAsync();
        using (section.Mel())
        {
            var factory = section.Mel();
            var logger = factory.CreateLogger("Converter");
            logger.LogError("before the end");
            factory.Dispose();
            logger.LogError("after the end");
            using (logger.BeginScope("a scope {Number}", 1))
                logger.LogError("after the end");
            await section.SettleAsync();
            section.Dropped("closed").ShouldBe(2);
        }

        section.Arrived.ShouldBe(["before the end"]);
    }
}
