// SPDX-License-Identifier: Apache-2.0
using System.Text.Json;
using Serilog.Events;
using Sinks.Fanout;

namespace Sinks.Sentry.Tests;

public class SentryLimitsTests
{
    [Theory]
    [InlineData("message")]
    [InlineData("formatted")]
    public void A_message_is_cut_at_8192_characters(string part)
    {
        var item = Some.Event(new string('x', 8_193));

        var text = Encoded.Json(item).GetProperty("logentry").GetProperty(part).GetString()!;

        text.ShouldBe(new string('x', 8_189) + "...");
        var whole = Some.Event(new string('x', 8_192));
        Encoded.Json(whole).GetProperty("logentry").GetProperty(part).GetString().ShouldBe(whole.Message);
    }

    [Fact]
    public void An_exceptions_message_is_cut_at_8192_characters()
    {
        var item = Some.Event(exception: Some.Exception(message: new string('x', 9_000)));

        Encoded.Json(item).GetProperty("exception").GetProperty("values")[0].GetProperty("value").GetString()
            .ShouldBe(new string('x', 8_189) + "...");
    }

    [Theory]
    [InlineData("release", 250)]
    [InlineData("environment", 64)]
    [InlineData("dist", 64)]
    [InlineData("server_name", 255)]
    public void Labels_are_cut_where_servers_would(string label, int limit)
    {
        var text = new string('x', 300);
        var source = Encoded.Source with { Release = text, Environment = text, Distribution = text, ServerName = text };

        Encoded.Json(Some.Event(), source: source).GetProperty(label).GetString()
            .ShouldBe(new string('x', limit - 3) + "...");
    }

    [Fact]
    public void A_label_has_no_line_breaks() =>
        Encoded.Json(Some.Event(), source: Encoded.Source with { Release = "a\r\nb" })
            .GetProperty("release").GetString().ShouldBe("a  b");

    [Fact]
    public void A_logger_is_cut_at_64_characters_and_a_user_at_128()
    {
        var text = new string('x', 300);
        var item = Some.Event() with { SourceContext = text, Context = new FanoutContext { UserId = text } };

        Encoded.Json(item).GetProperty("logger").GetString().ShouldBe(new string('x', 61) + "...");
        Encoded.Json(item).GetProperty("user").GetProperty("id").GetString().ShouldBe(new string('x', 125) + "...");
    }

    [Fact]
    public void A_tag_is_cut_at_200_characters()
    {
        var source = Encoded.Source with { Tags = [KeyValuePair.Create(new string('k', 300), new string('v', 300))] };

        var tag = Encoded.Json(Some.Event(), source: source).GetProperty("tags").EnumerateObject()
            .ShouldHaveSingleItem();

        tag.Name.ShouldBe(new string('k', 200));
        tag.Value.GetString().ShouldBe(new string('v', 197) + "...");
    }

    [Theory]
    [InlineData("{Order} id", "_Order__id")]
    [InlineData("a.b:c-d_E9", "a.b:c-d_E9")]
    [InlineData("gr\u00f6\u00dfe", "gr__e")]
    public void A_tags_key_holds_only_what_servers_take(string key, string expected) =>
        SentryTags.Key(key).ShouldBe(expected);

    [Fact]
    public void A_tags_value_is_one_line_and_never_empty()
    {
        var source = Encoded.Source with
        {
            Tags =
            [
                KeyValuePair.Create("lines", " a\nb\u0000 "),
                KeyValuePair.Create("blank", " \n"),
                KeyValuePair.Create("", "x"),
            ],
        };

        Encoded.Json(Some.Event() with { Context = new FanoutContext { Step = "" } }, source: source)
            .GetProperty("tags").GetRawText().ShouldBe("{\"lines\":\"a b\ufffd\"}");
    }

    [Fact]
    public void There_are_at_most_100_tags_of_which_the_events_own_come_first()
    {
        var source = Encoded.Source with
        {
            Tags = [.. Enumerable.Range(0, 200).Select(i => KeyValuePair.Create($"tag{i}", "x"))],
        };
        var item = Some.Event() with
        {
            EventName = "failed",
            Context = new FanoutContext { WorkflowId = "w", WorkflowRunId = "r", Step = "s", TenantId = "t" },
        };

        var tags = Encoded.Json(item, source: source).GetProperty("tags").EnumerateObject()
            .Select(tag => tag.Name).ToList();

        tags.Count.ShouldBe(100);
        tags[..6].ShouldBe(["workflow_id", "workflow_run_id", "step", "tenant_id", "event_name", "tag0"]);
    }

    [Fact]
    public void What_the_event_says_wins_over_a_default_tag()
    {
        var source = Encoded.Source with { Tags = [KeyValuePair.Create("step", "default")] };

        Tag(Some.Event() with { Context = new FanoutContext { Step = "write" } }).ShouldBe("write");
        Tag(Some.Event()).ShouldBe("default");

        string? Tag(FanoutEvent item) =>
            Encoded.Json(item, source: source).GetProperty("tags").GetProperty("step").GetString();
    }

    [Fact]
    public void A_context_stays_under_8_kB_and_says_that_it_was_cut()
    {
        var members = Enumerable.Range(0, 500).Select(i => ($"Member{i}", FanoutValue.From("some text")));
        var item = Some.Event(properties: ("Order", FanoutValue.From(SomeEvents.Properties([.. members]))));

        var context = Encoded.Json(item).GetProperty("contexts").GetProperty("Order");

        context.GetRawText().Length.ShouldBeInRange(7_000, 8_192);
        context.GetProperty("Member0").GetString().ShouldBe("some text");
        context.EnumerateObject().Last().Name.ShouldBe("[truncated]");
    }

    [Fact]
    public void An_extra_stays_under_16_kB_and_says_that_it_was_cut()
    {
        var list = FanoutValue.From([.. Enumerable.Range(0, 9_000).Select(i => FanoutValue.From(i))]);
        var item = Some.Event(properties: [("List", list), ("Text", FanoutValue.From(new string('x', 20_000)))]);

        var extra = Encoded.Json(item).GetProperty("extra");

        extra.GetProperty("List").GetRawText().Length.ShouldBeInRange(15_000, 16_384);
        extra.GetProperty("List").EnumerateArray().Last().GetString().ShouldBe("[truncated]");
        extra.GetProperty("Text").GetString()!.Length.ShouldBeInRange(15_000, 16_384);
        extra.GetProperty("Text").GetString().ShouldEndWith("x...");
    }

    [Fact]
    public void All_extra_together_stays_under_256_kB_and_says_how_many_were_left_out()
    {
        var item = Some.Event(properties: [.. Enumerable.Range(0, 40).Select(i =>
            ($"P{i}", FanoutValue.From(new string('x', 15_000))))]);

        var extra = Encoded.Json(item).GetProperty("extra");

        extra.GetRawText().Length.ShouldBeInRange(230_000, 256_000);
        extra.GetProperty("[truncated]").GetString().ShouldBe($"{41 - extra.EnumerateObject().Count()} properties");
    }

    [Fact]
    public void Of_more_than_32_objects_the_rest_are_extra()
    {
        var item = Some.Event(properties: [.. Enumerable.Range(0, 34).Select(i =>
            ($"P{i}", FanoutValue.From(SomeEvents.Properties(("Id", FanoutValue.From(i))))))]);
        var json = Encoded.Json(item);

        json.GetProperty("contexts").EnumerateObject().Count(context => context.Name.StartsWith('P')).ShouldBe(32);
        json.GetProperty("extra").EnumerateObject().Select(extra => extra.Name).ShouldBe(["P32", "P33"]);
    }

    [Fact]
    public void Deep_values_are_cut()
    {
        var value = FanoutValue.From("bottom");
        for (var depth = 0; depth < 300; depth++)
            value = FanoutValue.From([value]);

        Encoded.Json(Some.Event(properties: ("Deep", value))).GetProperty("extra").GetProperty("Deep").GetRawText()
            .ShouldBe("""[[[[[[[[[["[truncated]"]]]]]]]]]]""");
    }

    [Fact]
    public void Of_more_than_100_breadcrumbs_the_newest_are_kept()
    {
        var crumbs = Enumerable.Range(0, 130).Select(i => new Breadcrumb
        {
            Timestamp = Some.Time.AddSeconds(i),
            Level = LogEventLevel.Information,
            Message = $"crumb {i}",
        });

        var values = Encoded.Json(Some.Event() with { Breadcrumbs = [.. crumbs] })
            .GetProperty("breadcrumbs").GetProperty("values");

        values.GetArrayLength().ShouldBe(100);
        values[0].GetProperty("message").GetString().ShouldBe("crumb 30");
        values[99].GetProperty("message").GetString().ShouldBe("crumb 129");
    }

    [Fact]
    public void Of_more_than_1000_frames_the_middle_is_left_out_and_counted()
    {
        var frames = Enumerable.Range(0, 1_200).Select(i => new FrameInfo { Function = $"F{i}" });
        var item = Some.Event(exception: Some.Exception() with { Frames = [.. frames] });

        var written = SomeEvents.Frames(item).EnumerateArray()
            .Select(frame => frame.GetProperty("function").GetString()).ToList();

        written.Count.ShouldBe(1_000);
        written[0].ShouldBe("F1199");
        written[499].ShouldBe("F700");
        written[500].ShouldBe("F499");
        written[999].ShouldBe("F0");
        Mechanism(item).GetProperty("data").GetProperty("FramesLeftOut").GetInt32().ShouldBe(200);
    }

    static JsonElement Mechanism(FanoutEvent item) =>
        Encoded.Json(item).GetProperty("exception").GetProperty("values")[0].GetProperty("mechanism");
}
