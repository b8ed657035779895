// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics;
using Serilog.Context;
using Serilog.Core;
using Sinks.Fanout.Tests.Pipelines;

namespace Sinks.Fanout.Tests.Contexts;

/// <summary>The documented names, from every source there is without Microsoft.Extensions.Logging.</summary>
public class ContextNamesTests
{
    [Fact]
    public void The_documented_names_are_those_of_the_code() =>
        ContextTable.Names.ShouldBe(
            ContextNames.Fields.Select(static known => (known.Key, known.Value.ToString())), ignoreOrder: true);

    [Theory]
    [MemberData(nameof(ContextTable.NamesForTheory), MemberType = typeof(ContextTable))]
    public async Task Every_source_is_read_under_every_name(string name, string field)
    {
        var seen = new List<FanoutEvent>();
        var backend = new ScriptedBackend { Captured = seen };
        await using var bench = new PipelineBench(static o => o.TrustBaggage = true, static _ => { }, backend);
        bench.Logger.ForContext(name, "of the event").Error("failed");
        using (LogContext.PushProperty(name, "of LogContext"))
            bench.Logger.Error("failed");
        Log(bench.Logger, activity => activity.SetTag(name, "of a tag"));
        Log(bench.Logger, activity => activity.AddBaggage(name, "of baggage"));
        await bench.SettleAsync();
        bench.Status.ShouldBalance();
        seen.Select(static e => e.Context).ShouldBe(
        [
            ContextTable.Only(field, "of the event"),
            ContextTable.Only(field, "of LogContext"),
            ContextTable.Only(field, "of a tag"),
            ContextTable.Only(field, "of baggage"),
        ]);
        seen.ShouldAllBe(e => e.Properties.Count == 0, "the context is not repeated");
    }

    static void Log(Logger logger, Action<Activity> prepare)
    {
        using var activity = new Activity("work").SetIdFormat(ActivityIdFormat.W3C).Start();
        prepare(activity);
        logger.Error("failed");
    }
}
