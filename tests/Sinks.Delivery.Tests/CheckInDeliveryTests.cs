// SPDX-License-Identifier: Apache-2.0
using System.Text.Json;
using Serilog;
using Sinks.Delivery.Tests.Support;
using Sinks.Sentry;
using Sinks.Webhook;

namespace Sinks.Delivery.Tests;

/// <summary>A job that is watched, from the code that runs it to the servers.</summary>
[Collection(nameof(Alone))]
public sealed class CheckInDeliveryTests
{
    [Fact]
    public async Task A_job_that_fails_and_then_ends_well_triggers_and_resolves()
    {
        await using var sentry = await LoopbackServer.StartAsync();
        await using var oncall = await LoopbackServer.StartAsync(static _ => new Answer { Status = 202 });
        await using (var logger = new LoggerConfiguration().WriteTo.Fanout(f => f
            .Options(static options => options.Monitors["nightly"] = new MonitorOptions
            {
                Workflow = "nightly-import",
                Crontab = "0 3 * * *",
            })
            .Sentry(Wires.Dsn(sentry.Address))
            .Webhook("oncall", oncall.Address, static o =>
            {
                o.Format = WebhookFormat.PagerDuty;
                o.PagerDuty.RoutingKey = "0123456789abcdef0123456789abcdef";
                o.PagerDuty.ResolveEvents = ["check_in_completed"];
                o.PagerDuty.DedupBy = "{Monitor}";
                o.BufferingTimeLimit = TimeSpan.FromMilliseconds(10);
            })).CreateLogger())
        {
            using (FanoutContext.Push(workflowId: "nightly-import", workflowRunId: "1"))
                logger.Error("the disk is full");
            using (FanoutContext.Push(workflowId: "nightly-import", workflowRunId: "2"))
            {
            }
        }

        oncall.Requests.Select(static request => JsonDocument.Parse(request.Body).RootElement)
            .Where(static alert => Text(alert, "dedup_key") == "nightly")
            .Select(static alert => Text(alert, "event_action"))
            .ShouldBe(["trigger", "resolve"]);
        var checkIns = sentry.Requests.Select(static request => request.Text.Split('\n'))
            .Where(static lines => lines[1].Contains("\"check_in\"", StringComparison.Ordinal))
            .Select(static lines => JsonDocument.Parse(lines[2]).RootElement)
            .ToList();
        checkIns.Select(static checkIn => Text(checkIn, "status")).ShouldBe(
            ["in_progress", "error", "in_progress", "ok"], ignoreOrder: true);
        checkIns.ShouldAllBe(static checkIn => Text(checkIn, "monitor_slug") == "nightly");
    }

    static string Text(JsonElement item, string name) => item.GetProperty(name).GetString()!;
}
