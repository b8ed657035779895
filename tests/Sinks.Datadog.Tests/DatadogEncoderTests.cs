// SPDX-License-Identifier: Apache-2.0
using System.Buffers;
using Serilog.Events;
using Sinks.Fanout;

namespace Sinks.Datadog.Tests;

public sealed class DatadogEncoderTests
{
    [Fact]
    public void A_full_event_is_encoded_as_approved() =>
        Approved.MatchJson(Encoded.Bytes(SomeEvents.Full), "event-full.json");

    [Fact]
    public void What_an_event_does_not_have_is_left_out() =>
        Approved.MatchJson(Encoded.Bytes(SomeEvents.Minimal), "event-minimal.json");

    [Fact]
    public void The_smallest_form_says_what_was_trimmed() =>
        Approved.MatchJson(Encoded.Bytes(SomeEvents.Full, DatadogTrim.Hardest), "event-smallest.json");

    [Fact]
    public void Decimal_ids_are_the_low_64_bits_under_the_names_of_older_tracers() => Approved.MatchJson(
        Encoded.Bytes(SomeEvents.Full, traceIds: DatadogTraceIdFormat.Decimal64), "event-decimal.json");

    [Fact]
    public void An_error_without_an_exception_has_the_stack_of_its_log_call() =>
        Approved.MatchJson(Encoded.Bytes(SomeEvents.WithStackAlone), "event-stack.json");

    [Theory]
    [InlineData(LogEventLevel.Verbose, "debug")]
    [InlineData(LogEventLevel.Debug, "debug")]
    [InlineData(LogEventLevel.Information, "info")]
    [InlineData(LogEventLevel.Warning, "warn")]
    [InlineData(LogEventLevel.Error, "error")]
    [InlineData(LogEventLevel.Fatal, "critical")]
    public void Levels_are_the_statuses_of_Datadog(LogEventLevel level, string status) =>
        Encoded.Json(SomeEvents.Minimal with { Level = level }).GetProperty("status").GetString().ShouldBe(status);

    [Theory]
    [InlineData(LogEventLevel.Error)]
    [InlineData(LogEventLevel.Fatal)]
    public void Every_error_with_an_exception_has_all_that_Error_Tracking_asks_for(LogEventLevel level)
    {
        for (var trimLevel = 0; trimLevel <= DatadogTrim.Hardest; trimLevel++)
        {
            var json = Encoded.Json(Some.Event(level: level, exception: Some.Exception()), trimLevel);
            json.GetProperty("status").GetString().ShouldBeOneOf("error", "critical");
            json.GetProperty("service").GetString().ShouldNotBeNullOrEmpty();
            json.GetProperty("ddsource").GetString().ShouldBe("csharp");
            var error = json.GetProperty("error");
            error.GetProperty("kind").GetString().ShouldBe("System.IO.IOException");
            error.GetProperty("message").GetString().ShouldBe("The disk is full.");
            var lines = error.GetProperty("stack").GetString()!.ReplaceLineEndings("\n").Split('\n');
            lines[0].ShouldBe("System.IO.IOException: The disk is full.");
            lines.ShouldContain("   at Shop.Converter.Convert() in /src/Shop/Converter.cs:line 42");
        }
    }

    [Theory]
    [InlineData("conversion", "conversion")]
    [InlineData("[redacted:name]", null)]
    [InlineData("", null)]
    public void A_fingerprint_groups_errors_unless_redaction_changed_it(string value, string? fingerprint)
    {
        var error = Encoded.Json(Some.Event(
            exception: Some.Exception(), properties: ("Fingerprint", FanoutValue.From(value)))).GetProperty("error");
        (error.TryGetProperty("fingerprint", out var written) ? written.GetString() : null).ShouldBe(fingerprint);
    }

    [Theory]
    [InlineData("0af7651916cd43dd8448eb211c80319c", "9532127138774266268")]
    [InlineData("b7ad6b7169203331", "13235353014750950193")]
    [InlineData("ffffffffffffffff", "18446744073709551615")]
    [InlineData("0000000000000001", "1")]
    [InlineData("no hex digits at all", null)]
    [InlineData("abc", null)]
    public void The_low_64_bits_are_one_decimal_number(string id, string? number)
    {
        var json = Encoded.Json(Some.Event() with { TraceId = id }, traceIds: DatadogTraceIdFormat.Decimal64);
        (json.TryGetProperty("dd.trace_id", out var written) ? written.GetString() : null).ShouldBe(number);
        json.TryGetProperty("trace_id", out _).ShouldBeFalse();
    }

    [Fact]
    public void A_long_stack_is_cut_at_the_end_of_a_line()
    {
        var frames = Enumerable.Range(0, 8).Select(static i => new FrameInfo { Function = new string('f', 20_000 + i) });
        var error = Encoded.Json(
            Some.Event(exception: Some.Exception() with { Frames = [.. frames] }), DatadogTrim.Hardest);
        var stack = error.GetProperty("error").GetProperty("stack").GetString()!;
        stack.Length.ShouldBeInRange(40_000, 64 * 1024);
        stack.ShouldEndWith("f()");
    }

    [Fact]
    public void Nothing_is_allocated_for_an_event_but_its_bytes()
    {
        var encoder = Encoded.Encoder();
        var output = new ArrayBufferWriter<byte>(64 * 1024);
        // Sequences of the engine are the exception; numbers, texts and an exception are what events hold.
        var item = SomeEvents.Full with
        {
            Properties = new FanoutProperties(
            [
                new("Attempts", FanoutValue.From(3L)), new("File", FanoutValue.From("report.md")),
                new("Ratio", FanoutValue.From(0.25)), new("Status", FanoutValue.From("open")),
            ]),
        };
        long Encode()
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var i = 0; i < 100; i++)
            {
                output.ResetWrittenCount();
                encoder.Encode(item, output, 0);
            }

            return GC.GetAllocatedBytesForCurrentThread() - before;
        }

        Encode();
        Encode().ShouldBe(0);
    }
}
