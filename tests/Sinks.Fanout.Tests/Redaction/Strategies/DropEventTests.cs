// SPDX-License-Identifier: Apache-2.0
using Sinks.Fanout.Tests.Pipelines;

namespace Sinks.Fanout.Tests.Redaction.Strategies;

public sealed class DropEventTests : IAsyncDisposable
{
    readonly List<FanoutEvent> _seen = [];
    readonly ScriptedBackend _backend;

    public DropEventTests() => _backend = new ScriptedBackend { Captured = _seen };

    public ValueTask DisposeAsync() => _backend.DisposeAsync();

    [Fact]
    public async Task An_event_with_such_a_secret_anywhere_goes_nowhere_and_is_counted()
    {
        await using var bench = Bench();
        bench.Logger.Error("paid with {Number}", With.Card);
        bench.Logger.Error("paid with 4242 4242 4242 4242 by {Who}", "me");
        bench.Logger.Error("paid with 4242 4242 4242 4242 by {Who}", "you");
        bench.Logger.Error("paid with 4242 4242 4242 4242");
        bench.Logger.Error("paid with 4242 4242 4242 4242");
        bench.Logger.Error(new InvalidOperationException("no " + With.Card), "failed");
        bench.Logger.ForContext("UserId", With.Card).Error("failed");
        bench.Logger.ForContext("Parts", new[] { "a", With.Card }).Error("failed");
        bench.Logger.Error("harmless");
        await bench.SettleAsync();

        _seen.ShouldHaveSingleItem().Message.ShouldBe("harmless");
        bench.Status.Dropped["drop_event"].ShouldBe(8);
        bench.Status.Redactions["card"].ShouldBeGreaterThan(7);
        bench.Status.ShouldBalance();
    }

    [Fact]
    public async Task A_breadcrumb_with_such_a_secret_is_left_out_and_the_error_goes_on()
    {
        await using var bench = Bench();
        bench.Logger.Information("before");
        bench.Logger.Information("paid with {Number}", With.Card);
        bench.Logger.Error("failed");
        bench.Logger.Error("failed again");
        await bench.SettleAsync();

        _seen.Count.ShouldBe(2);
        foreach (var item in _seen)
            item.Breadcrumbs.ShouldAllBe(static crumb => !crumb.Message.Contains("paid"));
        _seen[0].Breadcrumbs.ShouldHaveSingleItem().Message.ShouldBe("before");
        bench.Status.ShouldBalance();
    }

    [Fact]
    public async Task What_a_hook_adds_drops_the_event_too()
    {
        await using var bench = Bench(
            static item => item with { Properties = item.Properties.With("Paid", FanoutValue.From(With.Card)) });
        bench.Logger.Error("failed");
        await bench.SettleAsync();

        _seen.ShouldBeEmpty();
        bench.Status.Dropped["drop_event"].ShouldBe(1);
        bench.Status.ShouldBalance();
    }

    [Fact]
    public void Where_there_is_no_event_the_text_has_a_marker() =>
        With.Rule("card", RedactionStrategy.DropEvent).Twice("paid with " + With.Card)
            .ShouldBe("paid with [redacted:card]");

    PipelineBench Bench(params Func<FanoutEvent, FanoutEvent?>[] hooks) => new(
        static options => options.Redaction.Rule("card", RedactionStrategy.DropEvent),
        static options => options.MinimumLevel = Serilog.Events.LogEventLevel.Error,
        plan => plan with { Hooks = hooks },
        new PipelineServices(),
        _backend);
}
