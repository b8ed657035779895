// SPDX-License-Identifier: Apache-2.0
using Serilog;
using Serilog.Events;

namespace Sinks.Fanout.Tests.Foreign;

public class ForeignSinkConfigurationTests
{
    [Fact]
    public async Task It_takes_information_and_above_unless_told_otherwise()
    {
        var sink = new CollectingSink();
        await using var host = FanoutHost.FromCode(f => f.Sink("other", to => to.Sink(sink)));
        host.Logger.Debug("low");
        host.Logger.Information("middle");
        await host.SettleAsync();
        sink.Messages.ShouldBe(["middle"]);
        host.Status.Backends[0].Type.ShouldBe("Sink");
    }

    [Fact]
    public async Task A_section_under_its_name_tunes_it_without_a_type()
    {
        var sink = new CollectingSink();
        await using var host = FanoutHost.FromSection(
            new Dictionary<string, string?> { ["Backends:OTHER:MinimumLevel"] = "Error" },
            configure: f => f.Sink("other", to => to.Sink(sink)));
        host.Logger.Warning("low");
        host.Logger.Error("high");
        await host.SettleAsync();
        host.Status.Mistakes.ShouldBeEmpty();
        sink.Messages.ShouldBe(["high"]);
    }

    [Fact]
    public async Task A_section_turns_it_off_and_the_sink_is_not_even_made()
    {
        await using var host = FanoutHost.FromSection(
            new Dictionary<string, string?> { ["Backends:other:Enabled"] = "false" },
            configure: f => f.Sink("other", to => throw new InvalidOperationException("made")));
        host.Status.Backends.ShouldHaveSingleItem().Why.ShouldBe("disabled");
        host.Status.Mistakes.ShouldBeEmpty();
    }

    [Fact]
    public async Task Code_wins_over_the_section()
    {
        var sink = new CollectingSink();
        await using var host = FanoutHost.FromSection(
            new Dictionary<string, string?> { ["Backends:other:MinimumLevel"] = "Error" },
            configure: f => f.Sink("other", to => to.Sink(sink), o => o.MinimumLevel = LogEventLevel.Verbose));
        host.Logger.Verbose("low");
        await host.SettleAsync();
        sink.Messages.ShouldBe(["low"]);
    }

    [Theory]
    [InlineData("Backends:seq:MinimumLevel", "Error", "add a Serilog sink of this name in code: f.Sink(name, to =>")]
    [InlineData("Backends:seq:Type", "Sink", "Add it in code under this name: f.Sink(name, to => ...).")]
    public async Task A_section_alone_cannot_add_one_and_says_so(string key, string value, string fix)
    {
        await using var host = FanoutHost.FromSection(new Dictionary<string, string?> { [key] = value });
        host.Status.Backends.ShouldHaveSingleItem().State.ShouldBe(BackendState.Off);
        var mistake = host.Status.Mistakes.ShouldHaveSingleItem();
        mistake.Path.ShouldBe("Fanout:Backends:seq");
        mistake.Fix.ShouldContain(fix);
    }

    [Fact]
    public async Task A_sink_that_cannot_be_made_is_off_and_the_others_run()
    {
        var sink = new CollectingSink();
        await using var host = FanoutHost.FromCode(f => f
            .Sink("broken", static _ => throw new IOException("s3cr3t"))
            .Sink("empty", static _ => { })
            .Sink("good", to => to.Sink(sink)));
        host.Logger.Error("an error");
        var status = await host.SettleAsync();
        status.Backends.Select(backend => (backend.Name, backend.State)).ShouldBe(
            [("broken", BackendState.Off), ("empty", BackendState.Off), ("good", BackendState.Running)]);
        status.Mistakes.Select(mistake => mistake.ToString()).ShouldBe(
            [
                "Fanout:Backends:broken: could not be started (IOException). Check its settings.",
                "Fanout:Backends:empty:Sink: adds no sink. Add one: to => to.Seq(url).",
            ]);
        sink.Messages.ShouldBe(["an error"]);
    }

    [Fact]
    public async Task A_fan_out_as_the_sink_of_a_fan_out_is_refused()
    {
        await using var host = FanoutHost.FromCode(f => f.Sink("nested", static to => to.Fanout(static _ => { })));
        host.Status.Backends.ShouldHaveSingleItem().Why.ShouldBe("Sink is a fan-out itself.");
        host.Status.Mistakes.ShouldHaveSingleItem().Fix.ShouldBe("Name its backends in the outer fan-out.");
    }
}
