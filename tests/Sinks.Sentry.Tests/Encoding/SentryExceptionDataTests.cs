// SPDX-License-Identifier: Apache-2.0
using System.Text.Json;
using Sinks.Fanout;

namespace Sinks.Sentry.Tests;

public class SentryExceptionDataTests
{
    [Fact]
    public void Keys_of_the_official_client_are_tags_contexts_and_extra()
    {
        var json = Encoded.Json(With(
            ("Free", FanoutValue.From(0)),
            ("SENTRY:TAG:disk", FanoutValue.From("sda1")),
            ("sentry:context:Disk", FanoutValue.From("sda1")),
            ("sentry:context:os", FanoutValue.From("mine")),
            ("sentry:hint", FanoutValue.From("Clean up"))));

        json.GetProperty("tags").GetRawText().ShouldBe("""{"disk":"sda1"}""");
        json.GetProperty("contexts").GetProperty("Disk").GetRawText().ShouldBe("""{"value":"sda1"}""");
        json.GetProperty("contexts").GetProperty("os").GetProperty("type").GetString().ShouldBe("os");
        json.GetProperty("extra").GetRawText()
            .ShouldBe("""{"sentry:context:os":"mine","sentry:hint":"Clean up"}""");
        Mechanism(json).GetProperty("data").GetRawText().ShouldBe("""{"HResult":"0x80131620","Free":0}""");
    }

    [Fact]
    public void The_mechanism_is_what_the_exception_says()
    {
        var mechanism = Mechanism(Encoded.Json(With(
            ("Sentry:Mechanism", FanoutValue.From("Shop.Pump")),
            ("sentry:handled", FanoutValue.From(false)),
            ("Sentry:Description", FanoutValue.From("The pump stopped")),
            ("Sentry:Terminal", FanoutValue.From(true)))));

        mechanism.GetRawText().ShouldBe(
            """{"type":"Shop.Pump","description":"The pump stopped","handled":false,"data":"""
            + """{"HResult":"0x80131620","Terminal":true}}""");
    }

    [Fact]
    public void An_exception_that_nobody_handled_cannot_say_otherwise()
    {
        var item = With(("Sentry:Handled", FanoutValue.From(true))) with { IsUnhandled = true };

        Mechanism(Encoded.Json(item)).GetProperty("handled").GetBoolean().ShouldBeFalse();
    }

    [Fact]
    public void Of_several_exceptions_the_outer_one_is_asked_first_and_each_key_is_written_once()
    {
        var inner = Some.Exception() with { Data = Data("inner") };
        var item = Some.Event(exception: Some.Exception("Outer", "outer", inner) with { Data = Data("outer") });

        var json = Encoded.Json(item);

        json.GetProperty("tags").GetRawText().ShouldBe("""{"disk":"outer"}""");
        json.GetProperty("contexts").EnumerateObject().Count(context => context.Name == "Disk").ShouldBe(1);
        json.GetProperty("extra").GetRawText().ShouldBe("""{"sentry:hint":"outer"}""");

        static FanoutProperties Data(string text) => SomeEvents.Properties(
            ("sentry:tag:disk", FanoutValue.From(text)),
            ("sentry:context:Disk", FanoutValue.From(text)),
            ("sentry:hint", FanoutValue.From(text)));
    }

    [Fact]
    public void What_the_event_says_itself_is_stronger()
    {
        var item = With(
            ("sentry:context:Order", FanoutValue.From("7")),
            ("sentry:hint", FanoutValue.From("of the exception")),
            ("sentry:tag:step", FanoutValue.From("of the exception"))) with
        {
            Context = new FanoutContext { Step = "write" },
            Properties = SomeEvents.Properties(
                ("Order", FanoutValue.From(SomeEvents.Properties(("Id", FanoutValue.From(7))))),
                ("sentry:hint", FanoutValue.From("of the event"))),
        };

        var json = Encoded.Json(item);

        json.GetProperty("tags").GetRawText().ShouldBe("""{"step":"write"}""");
        json.GetProperty("contexts").GetProperty("Order").GetRawText().ShouldBe("""{"Id":7}""");
        json.GetProperty("extra").EnumerateObject().Select(extra => (extra.Name, extra.Value.GetString()))
            .ShouldBe([("sentry:hint", "of the event"), ("sentry:context:Order", "7")]);
    }

    [Fact]
    public async Task The_exception_itself_is_not_changed()
    {
        await using var server = await LoopbackServer.StartAsync();
        await using var host = FanoutHost.FromCode(f => f.Sentry($"http://key@127.0.0.1:{server.Port}/1"));
        var exception = new InvalidOperationException("The pump stopped")
        {
            Data = { ["sentry:tag:pump"] = "north", ["Sentry:Handled"] = false, ["Free"] = 1 },
        };

        host.Logger.Error(exception, "Stopped");
        await host.SettleAsync();

        Envelopes.Event(server.Requests.ShouldHaveSingleItem()).GetProperty("tags").GetProperty("pump").GetString()
            .ShouldBe("north");
        exception.Data.Keys.Cast<string>().ShouldBe(["sentry:tag:pump", "Sentry:Handled", "Free"], ignoreOrder: true);
    }

    static FanoutEvent With(params (string Name, FanoutValue Value)[] data) =>
        Some.Event(exception: Some.Exception() with { Data = SomeEvents.Properties(data) });

    static JsonElement Mechanism(JsonElement json) =>
        json.GetProperty("exception").GetProperty("values")[0].GetProperty("mechanism");
}
