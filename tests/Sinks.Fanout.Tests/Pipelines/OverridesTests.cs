// SPDX-License-Identifier: Apache-2.0
using Serilog.Core;
using Serilog.Events;

namespace Sinks.Fanout.Tests.Pipelines;

public class OverridesTests
{
    [Fact]
    public async Task An_override_raises_the_level_of_a_category_and_all_below_it()
    {
        var backend = new ScriptedBackend();
        await using var bench = Bench(backend, ("Microsoft", LogEventLevel.Fatal));
        Log(bench, "Microsoft.AspNetCore.Server", LogEventLevel.Error, "not wanted");
        Log(bench, "Microsoft.AspNetCore.Server", LogEventLevel.Fatal, "fatal");
        Log(bench, "MicrosoftFoo", LogEventLevel.Error, "another category");
        bench.Logger.Error("no category");
        await bench.SettleAsync();
        backend.Messages.ShouldBe(["fatal", "another category", "no category"]);
        bench.Status.TrailOnly.ShouldBe(1);
        bench.Status.ShouldBalance();
    }

    [Fact]
    public async Task An_override_lowers_the_level_of_a_category_below_every_other_gate()
    {
        var backend = new ScriptedBackend();
        await using var bench = Bench(backend, ("Shop.Orders", LogEventLevel.Verbose));
        Log(bench, "Shop.Orders.Import", LogEventLevel.Verbose, "wanted");
        Log(bench, "Shop.Invoices", LogEventLevel.Verbose, "not wanted");
        bench.Logger.Debug("nor this");
        await bench.SettleAsync();
        backend.Messages.ShouldBe(["wanted"]);
        bench.Status.BelowGate.ShouldBe(2);
        bench.Status.Dispatched.ShouldBe(1);
        bench.Status.ShouldBalance();
    }

    [Fact]
    public async Task A_named_event_that_a_lane_asks_for_passes_whatever_the_override_says()
    {
        var backend = new ScriptedBackend();
        await using var bench = Bench(backend, ("Shop", LogEventLevel.Fatal));
        bench.Logger.ForContext("EventName", "paid").ForContext(Constants.SourceContextPropertyName, "Shop")
            .Information("paid");
        await bench.SettleAsync();
        backend.Messages.ShouldBe(["paid"]);
        bench.Status.ShouldBalance();
    }

    [Fact]
    public async Task A_category_that_is_no_text_has_no_override()
    {
        var backend = new ScriptedBackend();
        await using var bench = Bench(backend, ("Shop", LogEventLevel.Fatal));
        bench.Logger.ForContext(Constants.SourceContextPropertyName, 42).Error("odd");
        bench.Logger.ForContext(Constants.SourceContextPropertyName, null).Error("none");
        await bench.SettleAsync();
        backend.Messages.ShouldBe(["odd", "none"]);
        bench.Status.ShouldBalance();
    }

    [Fact]
    public void Each_lane_has_overrides_of_its_own_and_counts_what_they_filter()
    {
        var bench = new Lanes.LaneBench(new ScriptedBackend(), o => o.Overrides["Shop"] = LogEventLevel.Fatal);
        bench.Offer(Some.Event("filtered") with { SourceContext = "Shop.Orders" });
        bench.Offer(Some.Event("taken") with { SourceContext = "Shopping" });
        bench.Backend.Messages.ShouldBe(["taken"]);
        bench.Status.Filtered.ShouldCount("level", 1);
        bench.Status.ShouldBalance();
    }

    static PipelineBench Bench(ScriptedBackend backend, params (string Category, LogEventLevel Level)[] overrides) =>
        new(
            static _ => { },
            options =>
            {
                options.Events = ["paid"];
                foreach (var (category, level) in overrides)
                    options.Overrides[category] = level;
            },
            backend);

    static void Log(PipelineBench bench, string category, LogEventLevel level, string message) =>
        bench.Logger.ForContext(Constants.SourceContextPropertyName, category).Write(level, "{Message:l}", message);
}
