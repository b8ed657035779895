// SPDX-License-Identifier: Apache-2.0
using System.Text.Json;
using Serilog.Events;
using Sinks.Fanout;

namespace Sinks.Webhook.Tests;

public sealed class PagerDutyTests
{
    const string Key = "e93facc04764012d7bfb002500d5d1a6";

    static readonly WebhookPayload Payload = Of();

    [Fact]
    public void A_trigger_is_as_approved()
    {
        var actions = new PagerDutyActions([]);
        var encoder = new PagerDutyEncoder("shop-1", "Shop", actions, new PagerDutyDedup(null));
        Approved.MatchJson(
            Framed.Bytes(new PagerDutyPayload(Key, encoder, actions), SomeEvents.Full), "pagerduty-trigger.json");
    }

    [Fact]
    public void A_resolve_is_as_approved() => Approved.MatchJson(
        Framed.Bytes(Payload, With(SomeEvents.Minimal, "PagerDutyAction", "resolve", "PagerDutyDedupKey", "run-7")),
        "pagerduty-resolve.json");

    [Theory]
    [InlineData(LogEventLevel.Information, "info")]
    [InlineData(LogEventLevel.Warning, "warning")]
    [InlineData(LogEventLevel.Error, "error")]
    [InlineData(LogEventLevel.Fatal, "critical")]
    public void Levels_are_severities(LogEventLevel level, string severity) =>
        Framed.Json(Payload, Some.Event(level: level)).GetProperty("payload").GetProperty("severity").GetString()
            .ShouldBe(severity);

    [Theory]
    [InlineData("resolve", "resolve")]
    [InlineData("Acknowledge", "acknowledge")]
    [InlineData("trigger", "trigger")]
    [InlineData("explode", "trigger")]
    [InlineData("1", "acknowledge")]
    public void A_property_says_what_an_event_does(string action, string sent) =>
        Framed.Json(Payload, With(Some.Event(), "PagerDutyAction", action, "PagerDutyDedupKey", "k"))
            .GetProperty("event_action").GetString().ShouldBe(sent);

    [Fact]
    public void What_fails_in_a_run_and_what_completes_it_come_to_the_same_key()
    {
        var payload = Of(o => o.ResolveEvents = ["conversion_completed"]);
        var failed = Framed.Json(payload, SomeEvents.Full);
        var completed = Framed.Json(payload, Completed(run: "run-7"));

        failed.GetProperty("event_action").GetString().ShouldBe("trigger");
        completed.GetProperty("event_action").GetString().ShouldBe("resolve");
        KeyOf(completed).ShouldBe(KeyOf(failed));
        KeyOf(completed).ShouldBe("run-7");
    }

    [Fact]
    public async Task What_a_logger_says_of_a_run_triggers_and_resolves_whatever_its_level()
    {
        await using var server = await LoopbackServer.StartAsync(static _ => Answer.Of(202));
        await using var host = FanoutHost.FromCode(f => f.Webhook("pager", server.Address, static o =>
        {
            o.Format = WebhookFormat.PagerDuty;
            o.PagerDuty.RoutingKey = Key;
            o.PagerDuty.ResolveEvents = ["conversion_completed"];
        }));
        using (FanoutContext.Push(workflowId: "conversion", workflowRunId: "run-7"))
        {
            host.Logger.Error("It failed");
            host.Logger.Information("Nobody is called for this");
            host.Logger.ForContext("EventName", "conversion_completed").Information("It is done");
            host.Logger.ForContext("PagerDutyAction", "acknowledge").Debug("Somebody looks");
        }

        var status = await host.SettleAsync();
        status.Backends[0].Delivered.ShouldBe(3);
        server.Requests.Select(static request => Encoded.Parse(request.Body)).Select(
            static body => (body.GetProperty("event_action").GetString(), KeyOf(body)))
            .ShouldBe([("trigger", "run-7"), ("resolve", "run-7"), ("acknowledge", "run-7")]);
    }

    [Fact]
    public void With_a_key_of_ones_own_another_run_resolves_too()
    {
        var payload = Of(o => (o.ResolveEvents, o.DedupBy) = (["conversion_*"], "{TenantId}/{WorkflowId}/{Drive}"));
        var failed = With(SomeEvents.Full, "PagerDutyAction", "trigger", "Drive", "d1");
        var completed = With(Completed(run: "run-8"), "Drive", "d1", "Other", "x");

        KeyOf(Framed.Json(payload, failed)).ShouldBe("t-9/document-conversion/d1");
        KeyOf(Framed.Json(payload, completed)).ShouldBe("t-9/document-conversion/d1");
    }

    [Theory]
    [InlineData("Fingerprint")]
    [InlineData("PagerDutyDedupKey")]
    public void A_marker_is_never_a_key(string property)
    {
        var marked = With(SomeEvents.Full, property, "[redacted:email]", "A", "b");
        KeyOf(Framed.Json(Payload, marked)).ShouldBe(KeyOf(Framed.Json(Payload, SomeEvents.Full)));
    }

    [Fact]
    public void A_key_with_a_hole_or_a_marker_is_none()
    {
        var payload = Of(o => o.DedupBy = "{TenantId}/{Drive}");
        KeyOf(Framed.Json(payload, SomeEvents.Full)).ShouldBe(KeyOf(Framed.Json(Payload, SomeEvents.Full)));
        KeyOf(Framed.Json(payload, With(SomeEvents.Full, "Drive", "[redacted:iban]", "A", "b")))
            .ShouldBe(KeyOf(Framed.Json(Payload, SomeEvents.Full)));
    }

    [Fact]
    public void A_resolve_without_a_key_is_not_sent_but_says_what_it_lacks() =>
        Should.Throw<InvalidOperationException>(
            () => Framed.Encode(Of(o => o.ResolveEvents = ["conversion_completed"]), Completed(run: null)))
            .Message.ShouldContain("PagerDuty:DedupBy");

    [Fact]
    public void Errors_are_told_apart_by_type_template_and_place_and_by_nothing_else()
    {
        var error = ChatEvents.Kind("System.IO.IOException", "Full.");
        var key = KeyOf(Framed.Json(Payload, error));

        KeyOf(Framed.Json(Payload, ChatEvents.Kind("System.IO.IOException", "Fuller.", 9))).ShouldBe(key);
        KeyOf(Framed.Json(Payload, ChatEvents.Kind("System.TimeoutException", "Full."))).ShouldNotBe(key);
        KeyOf(Framed.Json(Payload, error with { Template = "Other" })).ShouldNotBe(key);
    }

    [Theory]
    [InlineData(255, 255)]
    [InlineData(256, 64)]
    public void A_key_of_more_than_255_characters_is_hashed(int length, int sent) =>
        KeyOf(Framed.Json(Payload, With(Some.Event(), "PagerDutyDedupKey", new string('k', length), "A", "b")))
            .Length.ShouldBe(sent);

    [Theory]
    [InlineData(1024, false)]
    [InlineData(1025, true)]
    public void A_summary_is_cut_above_1024_characters(int length, bool isCut) =>
        Framed.Json(Payload, Some.Event(new string('m', length))).GetProperty("payload").GetProperty("summary")
            .GetString().ShouldBe(isCut ? new string('m', 1021) + "..." : new string('m', length));

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    public void A_request_of_more_than_512_kB_is_trimmed(int over, int level)
    {
        var small = SomeEvents.Full with { Template = "" };
        var missing = 512_000 + over - Framed.Bytes(Payload, small).Length;
        var item = small with { Template = new string('t', missing) };

        Framed.FittingLevel(Payload, item).ShouldBe(level);
        Framed.Bytes(Payload, item).Length.ShouldBeLessThanOrEqualTo(512_000);
    }

    [Theory]
    [MemberData(nameof(WorstEvents.Characters), MemberType = typeof(WorstEvents))]
    public void The_worst_event_fits(char c) =>
        Framed.Bytes(Payload, WorstEvents.Of(c)).Length.ShouldBeLessThanOrEqualTo(512_000);

    [Fact]
    public void The_profile_takes_what_resolves_in_order_and_one_by_one()
    {
        var profile = new WebhookHost().Make("", o =>
        {
            o.Format = WebhookFormat.PagerDuty;
            o.PagerDuty.RoutingKey = Key;
            o.PagerDuty.ResolveEvents = ["conversion_completed"];
        }).Profile;

        profile.Destination.ShouldBe("events.pagerduty.com");
        profile.RequiredEvents.ShouldBe(["conversion_completed"]);
        profile.RequiredProperties.ShouldBe(["PagerDutyAction"]);
        profile.MaxInFlight.ShouldBe(1);
        profile.BatchSizeLimit.ShouldBe(1);
        profile.MinimumLevel.ShouldBe(LogEventLevel.Error);
    }

    static WebhookPayload Of(Action<PagerDutyOptions>? configure = null) => Framed.Of(WebhookFormat.PagerDuty, o =>
    {
        o.PagerDuty.RoutingKey = Key;
        o.PagerDuty.Source = "shop";
        configure?.Invoke(o.PagerDuty);
    });

    static FanoutEvent Completed(string? run) => Some.Event("Done", LogEventLevel.Information) with
    {
        EventName = "conversion_completed",
        Context = SomeEvents.Full.Context with { WorkflowRunId = run },
    };

    static FanoutEvent With(FanoutEvent item, string name, string value, string other, string otherValue) => item with
    {
        Properties = new FanoutProperties(
            [new(name, FanoutValue.From(value)), new(other, FanoutValue.From(otherValue))]),
    };

    static string KeyOf(JsonElement json) => json.GetProperty("dedup_key").GetString()!;
}
