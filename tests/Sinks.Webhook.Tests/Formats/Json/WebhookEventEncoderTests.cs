// SPDX-License-Identifier: Apache-2.0
using System.Text.Json;
using Serilog.Events;
using Sinks.Fanout;

namespace Sinks.Webhook.Tests;

public sealed class WebhookEventEncoderTests
{
    [Fact]
    public void Only_an_exception_nobody_handled_is_called_unhandled()
    {
        Encoded.Json(Some.Event() with { IsUnhandled = true }).GetProperty("unhandled").GetBoolean().ShouldBeTrue();
        Encoded.Json(Some.Event()).TryGetProperty("unhandled", out _).ShouldBeFalse();
    }

    [Fact]
    public void A_full_event_is_encoded_as_approved() =>
        Approved.Match(Encoded.Text(SomeEvents.Full), "event-full.json");

    [Fact]
    public void What_an_event_does_not_have_is_left_out() =>
        Approved.Match(Encoded.Text(SomeEvents.Minimal), "event-minimal.json");

    [Theory]
    [InlineData(LogEventLevel.Verbose, "verbose")]
    [InlineData(LogEventLevel.Debug, "debug")]
    [InlineData(LogEventLevel.Information, "information")]
    [InlineData(LogEventLevel.Warning, "warning")]
    [InlineData(LogEventLevel.Error, "error")]
    [InlineData(LogEventLevel.Fatal, "fatal")]
    public void Levels_are_lower_case_words(LogEventLevel level, string text) =>
        Encoded.Json(SomeEvents.Minimal with { Level = level }).GetProperty("level").GetString().ShouldBe(text);

    [Fact]
    public void A_part_of_the_context_is_written_without_the_others() =>
        Encoded.Json(SomeEvents.Minimal with { Context = new FanoutContext { UserId = "u-1" } })
            .GetProperty("context").GetRawText().ShouldBe("""{"user_id":"u-1"}""");

    [Theory]
    [InlineData("a\0b\u0001\u001f\u007f")]
    [InlineData("quotes \" and \\ and </script>")]
    [InlineData("line\r\n\u2028\u2029 ends")]
    [InlineData("snow \u2603 and a pair \ud83d\ude00")]
    public void Hostile_text_comes_out_as_it_went_in(string text)
    {
        var json = Encoded.Json(Everywhere(text));

        json.GetProperty("message").GetString().ShouldBe(text);
        json.GetProperty("properties").GetProperty(text).GetString().ShouldBe(text);
        json.GetProperty("context").GetProperty("user_id").GetString().ShouldBe(text);
        json.GetProperty("exception").GetProperty("message").GetString().ShouldBe(text);
        json.GetProperty("breadcrumbs")[0].GetProperty("message").GetString().ShouldBe(text);
    }

    // Passed as characters: an attribute's texts are stored as UTF-8, which has no lone surrogates.
    [Theory]
    [InlineData('\ud83d', 'b')]
    [InlineData('\ude00', 'b')]
    [InlineData('b', '\ud83d')]
    [InlineData('\ude00', '\ud83d')]
    public void Lone_surrogates_are_replaced(char first, char second)
    {
        var text = new string(['a', first, second]);
        var expected = string.Concat(text.Select(static c => char.IsSurrogate(c) ? '\ufffd' : c));
        var json = Encoded.Json(Everywhere(text));

        json.GetProperty("message").GetString().ShouldBe(expected);
        json.GetProperty("properties").GetProperty(expected).GetString().ShouldBe(expected);
    }

    [Fact]
    public void Values_nested_32_deep_are_kept()
    {
        var value = FanoutValue.From("bottom");
        for (var i = 0; i < 32; i++)
        {
            value = i % 2 == 0
                ? FanoutValue.From([value])
                : FanoutValue.From(new FanoutProperties([new FanoutProperty("in", value)]));
        }

        var @event = Some.Event("deep", properties: ("Deep", value));
        var json = Encoded.Json(@event).GetProperty("properties").GetProperty("Deep");
        for (var i = 0; i < 32; i++)
            json = i % 2 == 0 ? json.GetProperty("in") : json[0];
        json.GetString().ShouldBe("bottom");
    }

    [Fact]
    public void A_chain_of_24_exceptions_is_kept_and_parses_at_the_usual_depth()
    {
        using var document = JsonDocument.Parse(
            new JsonPayload().Frame(Encoded.Batch(SomeEvents.Minimal with { Exception = SomeEvents.Chain(24) })));
        Innermost(document.RootElement.GetProperty("data").GetProperty("events")[0].GetProperty("exception"))
            .GetProperty("message").GetString().ShouldBe("innermost");
    }

    [Fact]
    public void A_longer_chain_ends_with_a_mark()
    {
        var @event = SomeEvents.Minimal with { Exception = SomeEvents.Chain(25) };
        var last = Innermost(Encoded.Json(@event).GetProperty("exception"));
        last.GetProperty("message").GetString().ShouldBe("outer");
        last.GetProperty("truncated").GetBoolean().ShouldBeTrue();
    }

    [Fact]
    public void An_aggregate_keeps_its_inner_exceptions_in_order()
    {
        var aggregate = Some.Exception(
            "System.AggregateException", "Several.", Some.Exception(message: "a"), Some.Exception(message: "b"));
        Encoded.Json(SomeEvents.Minimal with { Exception = aggregate })
            .GetProperty("exception").GetProperty("inner_exceptions").EnumerateArray()
            .Select(inner => inner.GetProperty("message").GetString()).ShouldBe(["a", "b"]);
    }

    [Fact]
    public void The_same_event_gives_the_same_bytes() =>
        Encoded.Bytes(SomeEvents.Full).ShouldBe(Encoded.Bytes(SomeEvents.Full));

    static FanoutEvent Everywhere(string text) =>
        Some.Event(text, exception: Some.Exception(text, text), properties: (text, FanoutValue.From(text))) with
        {
            EventName = text,
            SourceContext = text,
            Context = new FanoutContext { UserId = text },
            Breadcrumbs = [new Breadcrumb { Timestamp = Some.Time, Level = LogEventLevel.Debug, Message = text }],
        };

    static JsonElement Innermost(JsonElement exception)
    {
        while (exception.TryGetProperty("inner_exceptions", out var inner))
            exception = inner[0];
        return exception;
    }
}
