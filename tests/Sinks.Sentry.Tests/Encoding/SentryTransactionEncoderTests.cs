// SPDX-License-Identifier: Apache-2.0
using System.Buffers;
using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Sinks.Fanout;

namespace Sinks.Sentry.Tests;

public class SentryTransactionEncoderTests
{
    [Fact]
    public void A_complete_transaction_is_written_as_approved() => Approved.MatchJson(
        SomeSpans.Payload(SomeSpans.Complete(), 0, SomeEvents.CompleteSource), "transaction-complete.json");

    [Fact]
    public void A_transaction_that_says_nothing_of_itself_is_written_as_approved() => Approved.MatchJson(
        SomeSpans.Payload(
            SomeSpans.Span("") with { Duration = TimeSpan.Zero },
            source: new SentrySource { Environment = "production", SdkVersion = "1.2.3" }),
        "transaction-smallest.json");

    [Fact]
    public void The_header_s_trace_tells_how_the_trace_was_sampled()
    {
        Trace(SomeSpans.Span("convert")).ShouldBe(
            $"\"trace_id\":\"{SomeSpans.TraceId}\",\"environment\":\"staging\",\"release\":\"shop@1.4.2\","
            + "\"transaction\":\"convert\",\"sampled\":\"true\",\"sample_rate\":\"0.25\"");

        // Another process chose the rate.
        Trace(SomeSpans.Complete()).ShouldEndWith("\"transaction\":\"POST /orders/{id}\",\"sampled\":\"true\"");
        Trace(SomeSpans.Span(
            "GET",
            ActivityKind.Server,
            ("http.request.method", FanoutValue.From("GET")),
            ("url.path", FanoutValue.From("/orders/7")))).ShouldNotContain("transaction");

        static string Trace(FanoutSpan root) => Encoding.UTF8.GetString(SentryBody.Of(SomeSpans.Body(root)).Trace.Span);
    }

    [Fact]
    public void Addresses_of_clients_are_personal()
    {
        var root = SomeSpans.Span(
            "GET /",
            ActivityKind.Server,
            ("client.address", FanoutValue.From("203.0.113.7")),
            ("network.peer.address", FanoutValue.From("203.0.113.8"))) with
        {
            Spans = [SomeSpans.Below(1, "call", ActivityKind.Client,
                ("network.peer.address", FanoutValue.From("203.0.113.9")))],
        };

        var text = Encoding.UTF8.GetString(SomeSpans.Payload(root).Span);
        text.ShouldNotContain("203.0.113.7");
        text.ShouldNotContain("203.0.113.8");
        text.ShouldContain("203.0.113.9");
        Encoding.UTF8.GetString(
            SomeSpans.Payload(root, content: new SentryContent { SendsPersonalData = true }).Span)
            .ShouldContain("203.0.113.7");
    }

    [Fact]
    public void What_a_span_says_itself_of_an_exception_wins()
    {
        var root = SomeSpans.Complete();
        var data = Data(root with { Attributes = root.Attributes.With("exception.type", FanoutValue.From("Own")) });

        data.GetProperty("exception.type").GetString().ShouldBe("Own");
        data.GetProperty("exception.message").GetString().ShouldBe("No answer");
        data.TryGetProperty("exception.stacktrace", out _).ShouldBeFalse();
    }

    [Theory]
    [InlineData("x")]
    [InlineData("\u0001")]
    [InlineData("\u20ac")]
    [InlineData("\ud83d\ude00")]
    [InlineData("\0")]
    public void The_last_level_fits_whatever_the_spans_hold(string unit) =>
        SomeSpans.Body(SomeSpans.Large(unit), SomeSpans.Encoder().TrimLevels).Length
            .ShouldBeLessThan(SentryTransactionLimits.TransactionBytes);

    [Fact]
    public void Levels_get_smaller_data_first_and_then_the_spans_that_began_last()
    {
        var large = SomeSpans.Large("x");
        var levels = Enumerable.Range(0, SomeSpans.Encoder().TrimLevels + 1).ToList();
        var sizes = levels.ConvertAll(level => SomeSpans.Body(large, level).Length);
        sizes.ShouldBe(sizes.OrderDescending());
        sizes.ShouldBeUnique();

        var withoutData = SomeSpans.Json(large, 2);
        withoutData.GetProperty("spans").GetArrayLength().ShouldBe(1_000);
        withoutData.GetProperty("spans")[0].TryGetProperty("data", out _).ShouldBeFalse();
        SomeSpans.Json(large, 4).GetProperty("contexts").GetProperty("trace").GetProperty("data").GetRawText()
            .ShouldBe("""{"sinks.spans_left_out":900}""");
        var few = SomeSpans.Json(large, levels[^1]).GetProperty("spans").EnumerateArray().ToList();
        few.Count.ShouldBe(100);
        few.Select(span => span.GetProperty("start_timestamp").GetDecimal()).Max()
            .ShouldBe(SentryText.Seconds(Some.Time.AddMilliseconds(100)));
    }

    [Fact]
    public void A_usual_transaction_of_a_thousand_spans_keeps_all_of_them()
    {
        var root = SomeSpans.Complete();
        root = root with { Spans = [.. Enumerable.Repeat(root.Spans, 500).SelectMany(spans => spans)] };

        SomeSpans.Body(root).Length.ShouldBeLessThan(SentryTransactionLimits.TransactionBytes);
        SomeSpans.Json(root).GetProperty("spans").GetArrayLength().ShouldBe(1_000);
    }

    [Fact]
    public void Lone_surrogates_and_control_characters_are_still_JSON()
    {
        const string Texts = "\ud800 lone, \0 NUL, \u001b[31m, \"\\/\r\n\t";
        var root = SomeSpans.Span(Texts, ActivityKind.Client, (Texts, FanoutValue.From(Texts)));

        var json = SomeSpans.Json(root);
        json.GetProperty("transaction").GetString()!.ShouldNotContain("\n");
        json.GetProperty("transaction").GetString()!.ShouldNotContain("\0");
    }

    [Fact]
    public void What_is_no_span_is_no_transaction() => Should.Throw<NotSupportedException>(() =>
        SomeSpans.Encoder().Encode(Some.Event(), new ArrayBufferWriter<byte>(), 0));

    static JsonElement Data(FanoutSpan root) =>
        SomeSpans.Json(root).GetProperty("contexts").GetProperty("trace").GetProperty("data");
}
