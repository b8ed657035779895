// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics;
using Sinks.Fanout;
using Sinks.TestKit.Receivers;

namespace Sinks.Sentry.Tests.Receivers;

public class SpotlightLogsTests
{
    [ReceiverFact]
    public async Task Spotlight_reads_structured_logs_back()
    {
        await using var spotlight = await SpotlightReceiver.StartAsync();
        await using var host = FanoutHost.FromCode(f => f.Sentry(spotlight.Dsn, o =>
            (o.EnableLogs, o.Release) = (true, "shop@1.4.2")));
        using var activity = new Activity("convert").SetIdFormat(ActivityIdFormat.W3C).Start();
        using (FanoutContext.Push(workflowId: "conversion", userId: "u-1001"))
        {
            host.Logger.Information("read {Pages} pages of {File}", 12, "report.md");
            host.Logger.Warning("signed in with {Password}", "hunter2");
        }

        var status = await host.SettleAsync();
        status.Backends.Single(backend => backend.Name == "sentry-logs").Delivered.ShouldBe(2);

        var envelope = (await spotlight.EnvelopesAsync(1))[0];
        envelope.ToString().ShouldNotContain("hunter2");
        envelope[1][0][0].GetProperty("type").GetString().ShouldBe("log");
        var logs = envelope[1][0][1].GetProperty("items");
        logs.EnumerateArray().Select(log => log.GetProperty("level").GetString()).ShouldBe(["info", "warn"]);
        logs[0].GetProperty("body").GetString().ShouldBe("read 12 pages of report.md");
        logs[0].GetProperty("trace_id").GetString().ShouldBe(activity.TraceId.ToHexString());
        logs[0].GetProperty("span_id").GetString().ShouldBe(activity.SpanId.ToHexString());
        EncodedLogs.Attribute(logs[0], "sentry.message.parameter.Pages").ShouldBe("12 integer");
        EncodedLogs.Attribute(logs[0], "workflow_id").ShouldBe("\"conversion\" string");
        EncodedLogs.Attribute(logs[0], "user.id").ShouldBe("\"u-1001\" string");
        EncodedLogs.Attribute(logs[0], "sentry.release").ShouldBe("\"shop@1.4.2\" string");
    }
}
