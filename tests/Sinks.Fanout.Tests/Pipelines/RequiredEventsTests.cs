// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout.Tests.Pipelines;

/// <summary>Events that a backend takes whatever their level, because it could not do its work without them.</summary>
public sealed class RequiredEventsTests
{
    [Fact]
    public async Task A_name_that_the_backend_requires_passes_whatever_names_the_options_ask_for()
    {
        var backend = Backend();
        await using var bench = new PipelineBench(static _ => { }, static options => options.Events = ["paid"], backend);
        bench.Logger.ForContext("EventName", "recovered").Verbose("recovered");
        bench.Logger.ForContext("EventName", "paid").Verbose("paid");
        bench.Logger.ForContext("EventName", "other").Verbose("other");
        await bench.SettleAsync();
        backend.Messages.ShouldBe(["recovered", "paid"]);
        bench.Status.BelowGate.ShouldBe(1);
        bench.Status.ShouldBalance();
    }

    [Fact]
    public async Task A_property_that_the_backend_requires_lets_an_event_pass_whatever_its_level()
    {
        var backend = Backend();
        await using var bench = new PipelineBench(static _ => { }, static _ => { }, backend);
        bench.Logger.ForContext("PagerAction", "resolve").Verbose("taken");
        bench.Logger.ForContext("pagerAction", "resolve").Verbose("another name");
        bench.Logger.Verbose("none");
        await bench.SettleAsync();
        backend.Messages.ShouldBe(["taken"]);
        bench.Status.BelowGate.ShouldBe(2);
        bench.Status.ShouldBalance();
    }

    static ScriptedBackend Backend() => new()
    {
        Profile = new BackendProfile
        {
            Destination = "memory",
            BatchSizeLimit = 10,
            RequiredEvents = ["recover*"],
            RequiredProperties = ["PagerAction"],
        },
    };
}
