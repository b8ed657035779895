// SPDX-License-Identifier: Apache-2.0
using System.Text;
using Serilog.Events;
using Sinks.Fanout;

namespace Sinks.Otlp.Tests;

public sealed class OtlpRecordTests
{
    [Fact]
    public void A_full_event_is_encoded_as_approved() =>
        Approved.MatchJson(Encoded.Record(SomeEvents.Full), "record-full.json");

    [Fact]
    public void What_an_event_does_not_have_is_left_out() =>
        Approved.MatchJson(Encoded.Record(SomeEvents.Minimal), "record-minimal.json");

    [Fact]
    public void Of_an_address_without_scheme_and_host_the_path_is_known() =>
        Approved.MatchJson(Encoded.Record(SomeEvents.WithPathAlone), "record-path.json");

    [Fact]
    public void The_smallest_form_counts_what_was_left_out() =>
        Approved.MatchJson(Encoded.Record(SomeEvents.Full, OtlpTrim.Hardest), "record-smallest.json");

    [Theory]
    [InlineData(LogEventLevel.Verbose, 1)]
    [InlineData(LogEventLevel.Debug, 5)]
    [InlineData(LogEventLevel.Information, 9)]
    [InlineData(LogEventLevel.Warning, 13)]
    [InlineData(LogEventLevel.Error, 17)]
    [InlineData(LogEventLevel.Fatal, 21)]
    public void Levels_are_the_severities_of_OpenTelemetry(LogEventLevel level, int severity)
    {
        var record = Encoded.Json(SomeEvents.Minimal with { Level = level });
        record.GetProperty("severityNumber").GetInt32().ShouldBe(severity);
        record.GetProperty("severityText").GetString().ShouldBe(level.ToString());
    }

    [Theory]
    [InlineData("2026-01-02T03:04:05.6789012Z", "1767323045678901200")]
    [InlineData("1970-01-01T00:00:00Z", "0")]
    [InlineData("1969-12-31T23:59:59Z", "0")]
    [InlineData("9999-12-31T23:59:59Z", "18446744073709551615")]
    public void Times_are_nanoseconds_and_never_wrap(string time, string nanoseconds)
    {
        var at = DateTimeOffset.Parse(time, System.Globalization.CultureInfo.InvariantCulture);
        var record = Encoded.Json(SomeEvents.Minimal with { Timestamp = at });
        record.GetProperty("timeUnixNano").GetString().ShouldBe(nanoseconds);
        record.GetProperty("observedTimeUnixNano").GetString().ShouldBe(nanoseconds);
    }

    [Fact]
    public void Attributes_beyond_the_limit_are_counted_and_never_those_of_the_exception()
    {
        var properties = new FanoutProperties(
            Enumerable.Range(0, 300).Select(static i => new FanoutProperty($"P{i}", FanoutValue.From(i))).ToArray());
        var item = SomeEvents.Minimal with { Exception = Some.Exception(), Properties = properties };
        var record = Encoded.Json(item);
        var attributes = Encoded.Attributes(record);
        attributes.Count.ShouldBe(128);
        attributes.ShouldContainKey("exception.stacktrace");
        record.GetProperty("droppedAttributesCount").GetInt32().ShouldBe(5 + 300 - 128);
        Encoded.Attributes(Encoded.Json(item, limits: new OtlpLimits(1, int.MaxValue))).Keys.ShouldBe(["exception.type"]);
    }

    [Fact]
    public void Texts_are_cut_at_the_limit_and_never_inside_a_character()
    {
        var item = SomeEvents.Minimal with
        {
            Properties = new FanoutProperties(
            [
                new("Emoji", FanoutValue.From("abcd\ud83d\ude00")),
                new("List", FanoutValue.From([FanoutValue.From("abcdefgh")])),
                new("Long", FanoutValue.From("abcdefgh")),
            ]),
            Exception = Some.Exception(),
        };
        var attributes = Encoded.Attributes(Encoded.Json(item, limits: new OtlpLimits(128, 5)));
        attributes["Emoji"].GetProperty("stringValue").GetString().ShouldBe("abcd");
        attributes["Long"].GetProperty("stringValue").GetString().ShouldBe("abcde");
        attributes["List"].GetProperty("arrayValue").GetProperty("values")[0].GetProperty("stringValue").GetString()
            .ShouldBe("abcde");
        attributes["exception.stacktrace"].GetProperty("stringValue").GetString().ShouldBe("Syste");
        attributes["exception.type"].GetProperty("stringValue").GetString().ShouldBe("Syste");
    }

    [Fact]
    public void Numbers_that_JSON_has_no_literal_for_go_by_their_names()
    {
        var attributes = Encoded.Attributes(Encoded.Json(SomeEvents.Minimal with
        {
            Properties = new FanoutProperties(
            [
                new("Nan", FanoutValue.From(double.NaN)),
                new("Neg", FanoutValue.From(double.NegativeInfinity)),
                new("Pos", FanoutValue.From(double.PositiveInfinity)),
                new("Max", FanoutValue.From(long.MaxValue)),
            ]),
        }));
        attributes["Nan"].GetProperty("doubleValue").GetString().ShouldBe("NaN");
        attributes["Neg"].GetProperty("doubleValue").GetString().ShouldBe("-Infinity");
        attributes["Pos"].GetProperty("doubleValue").GetString().ShouldBe("Infinity");
        attributes["Max"].GetProperty("intValue").GetString().ShouldBe("9223372036854775807");
    }

    [Fact]
    public void Values_deeper_than_any_decoder_likes_become_a_text()
    {
        var deep = Enumerable.Range(0, 100).Aggregate(
            FanoutValue.From("end"),
            static (inner, _) => FanoutValue.From(new FanoutProperties([new FanoutProperty("In", inner)])));
        var record = Encoded.Record(SomeEvents.Minimal with { Properties = new FanoutProperties([new("Deep", deep)]) });
        Encoding.UTF8.GetString(record).ShouldContain("end");
        Encoded.Parse(record);
    }
}
