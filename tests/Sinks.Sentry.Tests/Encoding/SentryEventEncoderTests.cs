// SPDX-License-Identifier: Apache-2.0
using Serilog.Events;
using Sinks.Fanout;
using Sinks.TestKit.Receivers;

namespace Sinks.Sentry.Tests;

public class SentryEventEncoderTests
{
    [Fact]
    public void An_exception_nobody_handled_says_so_and_where_it_ended()
    {
        var exception = Some.Exception("Outer", "outer", Some.Exception());
        var item = Some.Event(exception: exception) with { IsUnhandled = true };
        var values = Encoded.Json(item).GetProperty("exception").GetProperty("values").EnumerateArray()
            .Select(value => value.GetProperty("mechanism")).ToList();
        values.Select(mechanism => mechanism.GetProperty("type").GetString())
            .ShouldBe(["chained", "AppDomain.UnhandledException"]);
        values.ShouldAllBe(mechanism => !mechanism.GetProperty("handled").GetBoolean());
    }

    [Fact]
    public void An_exception_of_a_task_nobody_awaited_says_so()
    {
        var item = Some.Event(exception: Some.Exception()) with
        {
            IsUnhandled = true,
            Mechanism = "UnobservedTaskException",
        };

        var mechanism = Encoded.Json(item).GetProperty("exception").GetProperty("values")[0].GetProperty("mechanism");

        mechanism.GetProperty("type").GetString().ShouldBe("UnobservedTaskException");
        mechanism.GetProperty("handled").GetBoolean().ShouldBeFalse();
    }

    [Fact]
    public void An_event_with_everything_has_the_approved_form() => Approved.MatchJson(
        Encoded.Bytes(
            SomeEvents.Complete(), source: SomeEvents.CompleteSource, content: SomeEvents.CompleteContent),
        "event-complete.json");

    [Fact]
    public void An_event_with_a_message_alone_has_the_approved_form() => Approved.MatchJson(
        Encoded.Bytes(SomeEvents.Message(), source: Encoded.Source with { Release = null }),
        "event-message.json");

    [Fact]
    public void An_aggregate_has_the_approved_form() =>
        Approved.MatchJson(Encoded.Bytes(SomeEvents.Aggregate()), "event-aggregate.json");

    [Fact]
    public void A_long_trace_at_the_last_level_has_the_approved_form()
    {
        var frames = Enumerable.Range(0, 21).Select(static i => new FrameInfo { Function = $"F{i}" });
        var item = Some.Event(exception: Some.Exception() with { Frames = [.. frames] }) with { Id = Some.Id(1) };

        Approved.MatchJson(Encoded.Bytes(item, SentryLimits.LastLevel), "event-smallest.json");
    }

    [SchemaFact]
    public async Task Events_follow_the_published_schema()
    {
        await using var schema = new SchemaValidator();
        FanoutEvent[] events =
            [SomeEvents.Complete(), SomeEvents.Aggregate(), SomeEvents.Message(), Some.Event(), SomeEvents.Large()];
        foreach (var item in events)
        {
            for (var level = 0; level <= SentryLimits.LastLevel; level++)
            {
                var verdict = await schema.ValidateAsync(
                    Encoded.Json(item, level, SomeEvents.CompleteSource, SomeEvents.CompleteContent));
                verdict.Ok.ShouldBeTrue(verdict.Error);
            }
        }
    }

    [Theory]
    [InlineData(LogEventLevel.Verbose, "debug")]
    [InlineData(LogEventLevel.Debug, "debug")]
    [InlineData(LogEventLevel.Information, "info")]
    [InlineData(LogEventLevel.Warning, "warning")]
    [InlineData(LogEventLevel.Error, "error")]
    [InlineData(LogEventLevel.Fatal, "fatal")]
    public void Levels_have_the_names_of_the_protocol(LogEventLevel level, string name) =>
        Encoded.Json(Some.Event(level: level)).GetProperty("level").GetString().ShouldBe(name);

    [Fact]
    public void The_time_is_the_events_own_in_UTC()
    {
        var item = Some.Event() with { Timestamp = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.FromHours(2)) };

        Encoded.Json(item).GetProperty("timestamp").GetString().ShouldBe("2026-01-02T01:04:05Z");
    }

    [Fact]
    public void The_same_event_gives_the_same_bytes()
    {
        var encoder = new SentryEventEncoder(SomeEvents.CompleteSource);
        var first = new System.Buffers.ArrayBufferWriter<byte>();
        var second = new System.Buffers.ArrayBufferWriter<byte>();

        encoder.Encode(SomeEvents.Complete(), first, 0);
        encoder.Encode(SomeEvents.Complete(), second, 0);

        second.WrittenSpan.SequenceEqual(first.WrittenSpan).ShouldBeTrue();
    }

    [Fact]
    public void A_trace_without_a_span_takes_the_end_of_the_events_id()
    {
        var item = Some.Event() with { Id = Some.Id(9), TraceId = "0af7651916cd43dd8448eb211c80319c" };

        var trace = Encoded.Json(item).GetProperty("contexts").GetProperty("trace");

        trace.GetProperty("span_id").GetString().ShouldBe("8000000000000009");
        Encoded.Json(Some.Event()).GetProperty("contexts").TryGetProperty("trace", out _).ShouldBeFalse();
    }

    [Fact]
    public void Frames_run_from_the_caller_to_the_throwing_one()
    {
        var frames = SomeEvents.Frames(Some.Event(exception: Some.Exception()));

        frames[0].GetProperty("function").GetString().ShouldBe("Convert");
        frames[1].GetProperty("function").GetString().ShouldBe("Write");
    }

    [Fact]
    public void An_exception_that_was_never_thrown_has_no_stack_trace()
    {
        var item = Some.Event(exception: Some.Exception() with { Frames = [] });

        Encoded.Json(item).GetProperty("exception").GetProperty("values")[0]
            .TryGetProperty("stacktrace", out _).ShouldBeFalse();
    }

    [Fact]
    public void A_frame_without_a_name_still_has_a_function()
    {
        var item = Some.Event(exception: Some.Exception() with { Frames = [new FrameInfo { Function = "" }] });

        SomeEvents.Frames(item)[0].GetProperty("function").GetString().ShouldBe("<unknown>");
    }

    [Theory]
    [InlineData("/src/Shop/Converter.cs", "Converter.cs")]
    [InlineData("C:\\src\\Shop\\Converter.cs", "Converter.cs")]
    [InlineData("Converter.cs", "Converter.cs")]
    public void The_file_name_is_the_end_of_the_path(string path, string name)
    {
        var frame = new FrameInfo { Function = "Convert", File = path };
        var json = SomeEvents.Frames(Some.Event(exception: Some.Exception() with { Frames = [frame] }))[0];

        json.GetProperty("filename").GetString().ShouldBe(name);
        json.GetProperty("abs_path").GetString().ShouldBe(path);
        json.TryGetProperty("lineno", out _).ShouldBeFalse();
    }

    [Fact]
    public void A_tree_of_exceptions_is_numbered_from_the_root_which_comes_last()
    {
        var values = Encoded.Json(SomeEvents.Aggregate()).GetProperty("exception").GetProperty("values");

        var links = values.EnumerateArray().Select(value => value.GetProperty("mechanism")).Select(m => (
            Id: m.GetProperty("exception_id").GetInt32(),
            Parent: m.TryGetProperty("parent_id", out var parent) ? parent.GetInt32() : -1,
            Source: m.TryGetProperty("source", out var source) ? source.GetString() : null,
            Type: m.GetProperty("type").GetString())).ToList();
        links.ShouldBe([
            (3, 0, "InnerExceptions[1]", "chained"),
            (2, 1, "InnerException", "chained"),
            (1, 0, "InnerExceptions[0]", "chained"),
            (0, -1, null, "auto.log.serilog"),
        ]);
    }

    [Fact]
    public void Values_that_stand_elsewhere_are_not_repeated_as_extra()
    {
        var item = Some.Event(properties: [
            ("SourceContext", FanoutValue.From("Shop.Converter")),
            ("WorkflowId", FanoutValue.From("conversion")),
            ("user.id", FanoutValue.From("u-1")),
            ("TenantId", FanoutValue.From("another")),
            ("Rows", FanoutValue.From(3)),
        ]) with
        {
            SourceContext = "Shop.Converter",
            Context = new FanoutContext { WorkflowId = "conversion", UserId = "u-1", TenantId = "t-1" },
        };

        Encoded.Json(item).GetProperty("extra").EnumerateObject().Select(extra => extra.Name)
            .ShouldBe(["TenantId", "Rows"]);
    }

    [Fact]
    public void Objects_become_contexts_unless_receivers_would_misread_them()
    {
        var item = Some.Event(properties: [
            ("Order", Object(("Id", 1))),
            ("Trace", Object(("Id", 2))),
            ("Typed", Object(("type", 3))),
        ]);
        var json = Encoded.Json(item);

        json.GetProperty("contexts").GetProperty("Order").GetProperty("Id").GetInt32().ShouldBe(1);
        json.GetProperty("contexts").TryGetProperty("Trace", out _).ShouldBeFalse();
        json.GetProperty("extra").GetProperty("Trace").GetProperty("Id").GetInt32().ShouldBe(2);
        json.GetProperty("extra").GetProperty("Typed").GetProperty("type").GetInt32().ShouldBe(3);
    }

    [Fact]
    public void A_fingerprint_is_a_text_or_a_list_of_texts()
    {
        Fingerprint(FanoutValue.From("conversion")).ShouldBe("""["conversion"]""");
        Fingerprint(FanoutValue.From([FanoutValue.From("{{ default }}"), FanoutValue.From(7)]))
            .ShouldBe("""["{{ default }}","7"]""");
        Fingerprint(FanoutValue.From("")).ShouldBeNull();
        Fingerprint(default).ShouldBeNull();
        Fingerprint(FanoutValue.From([])).ShouldBeNull();
        Fingerprint(Object(("a", 1))).ShouldBeNull();
        Encoded.Json(Some.Event()).TryGetProperty("fingerprint", out _).ShouldBeFalse();
    }

    [Fact]
    public void Parameters_are_texts_in_the_order_of_the_holes()
    {
        var item = Some.Event(properties: [
            ("Elapsed", FanoutValue.From(TimeSpan.FromSeconds(2))),
            ("File", FanoutValue.From("report.md")),
            ("Order", Object(("Id", 1))),
        ]) with
        {
            TemplateNames = ["File", "Elapsed", "Order", "Absent"],
        };

        Encoded.Json(item).GetProperty("logentry").GetProperty("params").GetRawText()
            .ShouldBe("""["report.md","00:00:02","{\"Id\":1}",""]""");
    }

    static FanoutValue Object(params (string Name, long Value)[] members) => FanoutValue.From(
        SomeEvents.Properties([.. members.Select(member => (member.Name, FanoutValue.From(member.Value)))]));

    static string? Fingerprint(FanoutValue value) =>
        Encoded.Json(Some.Event(properties: ("Fingerprint", value))).TryGetProperty("fingerprint", out var fingerprint)
            ? fingerprint.GetRawText()
            : null;
}
