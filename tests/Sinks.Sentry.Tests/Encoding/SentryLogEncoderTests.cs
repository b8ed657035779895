// SPDX-License-Identifier: Apache-2.0
using System.Buffers;
using System.Globalization;
using System.Text.Json;
using Serilog.Events;
using Sinks.Fanout;

namespace Sinks.Sentry.Tests;

public class SentryLogEncoderTests
{
    [Fact]
    public void A_complete_log_is_written_as_approved() => Approved.MatchJson(
        EncodedLogs.Bytes(SomeEvents.Complete(), 0, SomeEvents.CompleteSource, SomeEvents.CompleteContent),
        "log-complete.json");

    [Fact]
    public void A_log_that_says_nothing_of_itself_is_written_as_approved() => Approved.MatchJson(
        EncodedLogs.Bytes(
            Some.Event(level: LogEventLevel.Information) with { Face = FanoutFace.MicrosoftExtensionsLogging },
            source: new SentrySource { Environment = "production", SdkVersion = "1.2.3" }),
        "log-smallest.json");

    [Theory]
    [InlineData(LogEventLevel.Verbose, "trace", 1)]
    [InlineData(LogEventLevel.Debug, "debug", 5)]
    [InlineData(LogEventLevel.Information, "info", 9)]
    [InlineData(LogEventLevel.Warning, "warn", 13)]
    [InlineData(LogEventLevel.Error, "error", 17)]
    [InlineData(LogEventLevel.Fatal, "fatal", 21)]
    public void A_level_has_the_name_and_the_number_of_the_protocol(LogEventLevel level, string name, int number)
    {
        var log = EncodedLogs.Json(Some.Event(level: level));

        log.GetProperty("level").GetString().ShouldBe(name);
        log.GetProperty("severity_number").GetInt32().ShouldBe(number);
    }

    [Theory]
    [InlineData("2026-01-02T03:04:05.6789012Z", "1767323045.678901")]
    [InlineData("2026-01-02T03:04:05Z", "1767323045.000000")]
    [InlineData("2026-01-02T05:04:05.5+02:00", "1767323045.500000")]
    [InlineData("1969-12-31T00:00:00Z", "0.000000")]
    public void The_time_keeps_its_microseconds(string time, string seconds) =>
        EncodedLogs.Json(Some.Event() with { Timestamp = DateTimeOffset.Parse(time, CultureInfo.InvariantCulture) })
            .GetProperty("timestamp").GetRawText().ShouldBe(seconds);

    [Fact]
    public void What_was_logged_outside_of_a_trace_has_that_of_the_process_and_no_span()
    {
        var outside = EncodedLogs.Json(Some.Event() with { SpanId = "b7ad6b7169203331" });
        outside.GetProperty("trace_id").GetString().ShouldBe(EncodedLogs.ProcessTraceId);
        outside.TryGetProperty("span_id", out _).ShouldBeFalse();

        var inside = EncodedLogs.Json(SomeEvents.Complete());
        inside.GetProperty("trace_id").GetString().ShouldBe("0af7651916cd43dd8448eb211c80319c");
        inside.GetProperty("span_id").GetString().ShouldBe("b7ad6b7169203331");
    }

    public static TheoryData<FanoutValue, string?> Values => new()
    {
        { default, null },
        { FanoutValue.From("a \"b\""), "\"a \\\"b\\\"\" string" },
        { FanoutValue.From(true), "true boolean" },
        { FanoutValue.From(long.MinValue), "-9223372036854775808 integer" },
        { FanoutValue.From(1.5), "1.5 double" },
        { FanoutValue.From(double.NaN), "\"NaN\" string" },
        { FanoutValue.From((decimal)ulong.MaxValue), "\"18446744073709551615\" string" },
        { FanoutValue.From(9.90m), "\"9.90\" string" },
        { FanoutValue.From(Some.Time), "\"2026-01-02T03:04:05.678+00:00\" string" },
        { FanoutValue.From(TimeSpan.FromSeconds(90)), "\"00:01:30\" string" },
        { List(FanoutValue.From(1), FanoutValue.From(2)), "[1,2] array" },
        { List(FanoutValue.From("a"), FanoutValue.From("b")), "[\"a\",\"b\"] array" },
        { List(FanoutValue.From(false)), "[false] array" },
        { List(FanoutValue.From(0.5)), "[0.5] array" },
        { List(), "\"[]\" string" },
        { List(FanoutValue.From(1), FanoutValue.From("a"), default), "\"[1,\\\"a\\\",null]\" string" },
        { List(FanoutValue.From(double.PositiveInfinity)), "\"[\\\"Infinity\\\"]\" string" },
        { List(List(FanoutValue.From(1))), "\"[[1]]\" string" },
        { List(FanoutValue.From(1m)), "\"[1]\" string" },
        { FanoutValue.From(new FanoutProperties([new("Id", FanoutValue.From(7))])), "\"{\\\"Id\\\":7}\" string" },
    };

    [Theory]
    [MemberData(nameof(Values))]
    public void A_value_keeps_its_type_where_the_protocol_has_one(FanoutValue value, string? attribute) =>
        EncodedLogs.Attribute(EncodedLogs.Json(Some.Event(properties: [("Value", value)])), "property.Value")
            .ShouldBe(attribute);

    [Fact]
    public void The_template_goes_along_only_with_its_parameters()
    {
        var plain = EncodedLogs.Json(Some.Event("plain"));
        EncodedLogs.Attribute(plain, "sentry.message.template").ShouldBeNull();

        var log = EncodedLogs.Json(Some.Event(
            "read {File}, {File} and {Gone}",
            properties: [("File", FanoutValue.From("a")), ("Other", FanoutValue.From(1))]) with
        {
            TemplateNames = ["File", "File", "Gone"],
        });
        EncodedLogs.Attribute(log, "sentry.message.template").ShouldBe("\"read {File}, {File} and {Gone}\" string");
        Names(log).Where(name => name.StartsWith("sentry.message.parameter.", StringComparison.Ordinal))
            .ShouldBe(["sentry.message.parameter.File"]);
        Names(log).Where(name => name.StartsWith("property.", StringComparison.Ordinal)).ShouldBe(["property.Other"]);
    }

    [Fact]
    public void The_id_of_an_event_is_a_number_and_its_name_is_not_said_twice()
    {
        EncodedLogs.Attribute(EncodedLogs.Json(Some.Event(properties: [("EventId", FanoutValue.From(7))])), "event.id")
            .ShouldBe("7 integer");

        var both = EncodedLogs.Json(Some.Event(properties: [("EventId", FanoutValue.From(new FanoutProperties(
            [new("Id", FanoutValue.From(7)), new("Name", FanoutValue.From("Started"))])))]));
        EncodedLogs.Attribute(both, "event.id").ShouldBe("7 integer");
        EncodedLogs.Attribute(both, "property.EventId").ShouldBe(
            "\"{\\\"Id\\\":7,\\\"Name\\\":\\\"Started\\\"}\" string");
    }

    [Fact]
    public void Persons_are_named_only_where_personal_data_may_be_sent()
    {
        var logged = Some.Event(properties: [
            ("UserEmail", FanoutValue.From("ann@example.org")), ("UserName", FanoutValue.From("ann"))]);

        Names(EncodedLogs.Json(logged)).ShouldNotContain(name => name.StartsWith("user.", StringComparison.Ordinal));
        var personal = EncodedLogs.Json(logged, content: new SentryContent { SendsPersonalData = true });
        EncodedLogs.Attribute(personal, "user.name").ShouldBe("\"ann\" string");
        EncodedLogs.Attribute(personal, "user.email").ShouldBe("\"ann@example.org\" string");
    }

    [Fact]
    public void A_default_tag_never_takes_the_name_of_something_else()
    {
        var source = Encoded.Source with
        {
            ServerName = "web-1",
            Tags = [new("team", "orders"), new("team", "x"), new("step", "x"), new("sentry.origin", "x"), new("a", "")],
        };
        var names = Names(EncodedLogs.Json(SomeEvents.Complete(), source: source)).ToList();

        names.ShouldBeUnique();
        names.ShouldContain("team");
        names.ShouldNotContain("a");
    }

    [Fact]
    public void Attributes_beyond_the_limit_are_counted()
    {
        var log = EncodedLogs.Json(Some.Event(properties: [.. Enumerable.Range(0, 300)
            .Select(i => ($"Property{i}", FanoutValue.From(i)))]));

        Names(log).Count(name => name.StartsWith("property.", StringComparison.Ordinal)).ShouldBe(250);
        EncodedLogs.Attribute(log, "sinks.attributes_left_out").ShouldBe("50 integer");
    }

    [Theory]
    [InlineData("x")]
    [InlineData("\u0001")]
    [InlineData("\u20ac")]
    [InlineData("\ud83d\ude00")]
    [InlineData("\"")]
    [InlineData("\0")]
    public void The_last_level_fits_whatever_the_event_holds(string unit)
    {
        var large = SomeEvents.Large(unit);
        var bytes = EncodedLogs.Bytes(large, EncodedLogs.Encoder().TrimLevels);

        bytes.Length.ShouldBeLessThan(SentryLogLimits.LogBytes);
        Names(JsonDocument.Parse(bytes).RootElement).ShouldContain("sinks.attributes_left_out");
    }

    [Fact]
    public void Levels_get_smaller()
    {
        var large = SomeEvents.Large();
        var sizes = Enumerable.Range(0, EncodedLogs.Encoder().TrimLevels + 1)
            .Select(level => EncodedLogs.Bytes(large, level).Length).ToList();

        sizes.ShouldBe(sizes.OrderDescending());
        sizes.ShouldBeUnique();
    }

    [Fact]
    public void Encoding_again_takes_no_memory()
    {
        var (encoder, item) = (EncodedLogs.Encoder(SomeEvents.CompleteSource), SomeEvents.Complete());
        var output = new ArrayBufferWriter<byte>(64 * 1024);
        Encode();
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++)
            Encode();
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);

        void Encode()
        {
            output.ResetWrittenCount();
            encoder.Encode(item, output, 0);
        }
    }

    [Fact]
    public void What_is_no_event_is_no_log() => Should.Throw<NotSupportedException>(() => EncodedLogs.Encoder().Encode(
        new FanoutSpan
        {
            Id = Some.Id(1),
            Timestamp = Some.Time,
            TraceId = "",
            SpanId = "",
            Name = "",
        },
        new ArrayBufferWriter<byte>(),
        0));

    static FanoutValue List(params FanoutValue[] values) => FanoutValue.From(values);

    static IEnumerable<string> Names(JsonElement log) =>
        log.GetProperty("attributes").EnumerateObject().Select(attribute => attribute.Name);
}
