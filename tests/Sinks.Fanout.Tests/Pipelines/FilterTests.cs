// SPDX-License-Identifier: Apache-2.0
using Serilog.Core;
using Serilog.Events;
using Sinks.Fanout.Tests.Configuration;

namespace Sinks.Fanout.Tests.Pipelines;

public class FilterTests
{
    [Fact]
    public async Task What_is_ignored_is_counted_as_filtered_and_the_rest_is_sent()
    {
        var backend = new ScriptedBackend();
        await using var bench = new PipelineBench(
            static o => o.Ignore.Exception<TimeoutException>(), static o => o.Ignore.Templates.Add("beat*"), backend);
        bench.Logger.Error(new TimeoutException(), "timed out");
        bench.Logger.Error("beat of {Worker}", 1);
        bench.Logger.ForContext(Constants.SourceContextPropertyName, "Microsoft.AspNetCore.Diagnostics")
            .Error(new TaskCanceledException(), "aborted");
        bench.Logger.Error(new IOException(), "failed");
        await bench.SettleAsync();
        backend.Messages.ShouldBe(["failed"]);
        bench.Status.Backends[0].Filtered.ShouldCount("filter", 3);
        bench.Status.ShouldBalance();
    }

    [Fact]
    public void Level_comes_before_the_filter_and_the_filter_before_the_sample()
    {
        var bench = new Lanes.LaneBench(new ScriptedBackend(), static o =>
        {
            o.SampleRate = 0;
            o.Ignore.Categories.Add("Noise");
        });
        bench.Offer(Some.Event("a", LogEventLevel.Debug) with { SourceContext = "Noise" });
        bench.Offer(Some.Event("b") with { SourceContext = "Noise" });
        bench.Offer(Some.Event("c"));
        bench.Status.Filtered.ShouldCount("level", 1);
        bench.Status.Filtered.ShouldCount("filter", 1);
        bench.Status.Filtered.ShouldCount("sampled", 1);
        bench.Status.ShouldBalance();
    }

    [Fact]
    public async Task The_section_fills_the_filters_of_fan_out_and_backend_and_a_misspelt_key_is_a_mistake()
    {
        await using var host = FanoutHost.FromSection(new Dictionary<string, string?>
        {
            ["Ignore:Exceptions"] = "TimeoutException, Shop.NotFound",
            ["Ignore:AbortedRequests"] = "no",
            ["Only:Exceptions:0"] = "System.Exception",
            ["Backends:main:Type"] = "Scripted, Sinks.Fanout.Tests",
            ["Backends:main:Address"] = "a",
            ["Backends:main:Ignore:Categories:0"] = "Noise",
            ["Backends:main:Ignore:Exeptions:0"] = "IOException",
            ["Backends:main:Only"] = "Shop",
        });
        host.Logger.Error(new TimeoutException(), "ignored by the fan-out");
        host.Logger.ForContext(Constants.SourceContextPropertyName, "Noise").Error(new IOException(), "by the backend");
        host.Logger.ForContext(Constants.SourceContextPropertyName, "Microsoft.AspNetCore.Diagnostics")
            .Error(new TaskCanceledException(), "sent");
        host.Logger.Error(new IOException(), "sent");
        host.Logger.Error("no exception");
        var status = await host.SettleAsync();
        status.Backends[0].Delivered.ShouldBe(2);
        status.Backends[0].Filtered.ShouldCount("filter", 3);
        status.Mistakes.Select(mistake => mistake.ToString()).ShouldBe(
            [
                "Fanout:Backends:main:Ignore:Exeptions: is not a known key. Did you mean 'Exceptions'?",
                "Fanout:Backends:main:Only: is a text, and should be a section. Write an object.",
            ],
            ignoreOrder: true);
    }

    [Fact]
    public async Task Code_adds_to_what_the_section_ignores()
    {
        await using var host = FanoutHost.FromSection(
            new Dictionary<string, string?> { ["Ignore:Exceptions"] = "TimeoutException" },
            configure: f => f
                .Options(o => o.Ignore.Exception<IOException>())
                .Add(new ScriptedBackendType(), "main", o => o.Address = "a"));
        host.Logger.Error(new TimeoutException(), "ignored");
        host.Logger.Error(new FileNotFoundException(), "ignored");
        host.Logger.Error(new InvalidOperationException(), "sent");
        var status = await host.SettleAsync();
        status.Backends[0].Delivered.ShouldBe(1);
        status.Backends[0].Filtered.ShouldCount("filter", 2);
    }

    [Fact]
    public async Task An_event_that_could_not_be_read_is_no_match_for_a_filter()
    {
        var backend = new ScriptedBackend();
        await using var bench = new PipelineBench(
            static o => o.Ignore.Exception<Exception>(), static _ => { }, backend);
        bench.Logger.Write(PipelineBench.Event(value: new Unreadable()));
        await bench.SettleAsync();
        backend.Messages.ShouldHaveSingleItem();
        bench.Status.ShouldBalance();
    }

    sealed class Unreadable
    {
        public override string ToString() => throw new InvalidOperationException();
    }
}
