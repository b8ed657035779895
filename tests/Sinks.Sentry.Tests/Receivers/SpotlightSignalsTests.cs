// SPDX-License-Identifier: Apache-2.0
using System.Text.Json;
using Sinks.Fanout;
using Sinks.TestKit.Receivers;

namespace Sinks.Sentry.Tests.Receivers;

/// <summary>What Spotlight's own parser makes of sessions and check-ins.</summary>
public class SpotlightSignalsTests
{
    [ReceiverFact]
    public async Task Spotlight_reads_sessions_and_check_ins_back()
    {
        await using var spotlight = await SpotlightReceiver.StartAsync();
        await using var host = FanoutHost.FromSection(
            new Dictionary<string, string?>
            {
                ["Sessions"] = "Application",
                ["Monitors:nightly:Crontab"] = "0 3 * * *",
                ["Monitors:nightly:MaxRuntime"] = "01:00:00",
            },
            configure: f => f.Sentry(spotlight.Dsn, static o => o.Release = "shop@1.4.2"));
        using (var run = host.CheckIn("nightly"))
            run.Fail();
        host.Logger.Error("it broke");
        await host.SettleAsync();
        host.Close().Backends[0].Kinds.Values.Sum(static kind => kind.Delivered).ShouldBe(6);

        var items = (await spotlight.EnvelopesAsync(6)).Select(static envelope => envelope[1][0])
            .ToLookup(static item => item[0].GetProperty("type").GetString(), static item => item[1]);
        var sessions = items["session"].OrderBy(static session => session.GetProperty("seq").GetInt32()).ToList();
        sessions.Select(static session => Text(session, "status")).ShouldBe(["ok", "ok", "exited"]);
        sessions.Select(static session => session.GetProperty("errors").GetInt32()).ShouldBe([0, 1, 1]);
        sessions.Select(static session => Text(session, "sid")).Distinct().ShouldHaveSingleItem();
        sessions[0].GetProperty("init").GetBoolean().ShouldBeTrue();
        sessions[0].GetProperty("attrs").GetProperty("release").GetString().ShouldBe("shop@1.4.2");

        var checkIns = items["check_in"].OrderByDescending(static run => Text(run, "status")).ToList();
        checkIns.Select(static run => Text(run, "status")).ShouldBe(["in_progress", "error"]);
        checkIns.Select(static run => Text(run, "check_in_id")).Distinct().ShouldHaveSingleItem();
        checkIns.ShouldAllBe(static run => Text(run, "monitor_slug") == "nightly");
        var config = checkIns[0].GetProperty("monitor_config");
        Text(config.GetProperty("schedule"), "value").ShouldBe("0 3 * * *");
        config.GetProperty("max_runtime").GetInt32().ShouldBe(60);
        items["event"].Count().ShouldBe(1);
    }

    [ReceiverFact]
    public async Task Spotlight_reads_sums_of_requests_back()
    {
        await using var spotlight = await SpotlightReceiver.StartAsync();
        await using var client = new SentryClient(
            SentryDsn.Parse(spotlight.Dsn),
            new SentryEventEncoder(Encoded.Source),
            ServerErrorPolicy.Auto,
            new SentryReports(),
            new BackendHttp(),
            log: null,
            TimeProvider.System);

        (await client.SendAsync([SomeSignals.Item(SomeSignals.Requests())], default)).ShouldBe(SendResult.Delivered);

        var item = (await spotlight.EnvelopesAsync(1))[0][1][0];
        Text(item[0], "type").ShouldBe("sessions");
        item[1].GetProperty("aggregates")[0].GetProperty("exited").GetInt32().ShouldBe(120);
    }

    static string Text(JsonElement json, string name) => json.GetProperty(name).GetString()!;
}
