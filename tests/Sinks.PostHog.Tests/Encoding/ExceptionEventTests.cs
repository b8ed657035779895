// SPDX-License-Identifier: Apache-2.0
using System.Text;
using System.Text.Json;
using Serilog.Events;
using Sinks.Fanout;

namespace Sinks.PostHog.Tests;

public class ExceptionEventTests
{
    [Fact]
    public void An_error_is_written_as_approved() =>
        Approved.Match(Encoded.Text(SomeEvents.Error), "event-error.json");

    [Fact]
    public void An_error_without_an_exception_is_an_issue_of_its_template()
    {
        var item = SomeEvents.Error with { Exception = null, Stack = Some.Exception().Frames };
        var entry = Encoded.Exceptions(item).ShouldHaveSingleItem();
        entry.GetProperty("type").GetString().ShouldBe("Cannot convert {File}");
        entry.GetProperty("value").GetString().ShouldBe("Cannot convert report.md");
        entry.GetProperty("mechanism").GetRawText()
            .ShouldBe("{\"type\":\"logger\",\"handled\":true,\"synthetic\":true,\"exception_id\":0}");
        entry.GetProperty("stacktrace").GetProperty("frames").GetArrayLength().ShouldBe(2);
        Encoded.Exceptions(item with { Stack = [] })[0].TryGetProperty("stacktrace", out _).ShouldBeFalse();
        Encoded.Exceptions(item with { Template = " " })[0].GetProperty("type").GetString().ShouldBe("Error");
    }

    [Fact]
    public void The_entry_point_is_the_first_frame_and_the_crash_the_last()
    {
        var frames = Encoded.Exceptions(SomeEvents.Error)[0].GetProperty("stacktrace").GetProperty("frames");
        frames.EnumerateArray().Select(static frame => frame.GetProperty("function").GetString())
            .ShouldBe(["Convert", "Write"]);
    }

    [Fact]
    public void Each_exception_comes_before_those_inside_it_and_names_its_parent()
    {
        var exception = Some.Exception("A", "a",
            Some.Exception("B", "b", Some.Exception("C", "c")), Some.Exception("D", "d"));
        var list = Encoded.Exceptions(SomeEvents.Error with { Exception = exception });
        list.Select(static entry => entry.GetProperty("type").GetString()).ShouldBe(["A", "B", "C", "D"]);
        list.Select(static entry => entry.GetProperty("mechanism").GetRawText()).ShouldBe(
        [
            "{\"type\":\"logger\",\"handled\":true,\"exception_id\":0}",
            "{\"type\":\"chained\",\"source\":\"member\",\"exception_id\":1,\"parent_id\":0}",
            "{\"type\":\"chained\",\"source\":\"cause\",\"exception_id\":2,\"parent_id\":1}",
            "{\"type\":\"chained\",\"source\":\"member\",\"exception_id\":3,\"parent_id\":0}",
        ]);
    }

    [Fact]
    public void At_most_50_exceptions_are_written()
    {
        Encoded.Exceptions(SomeEvents.Error with { Exception = SomeEvents.Chain(50) }).Length.ShouldBe(50);
        Encoded.Exceptions(SomeEvents.Error with { Exception = SomeEvents.Chain(51) }).Length.ShouldBe(50);
    }

    [Theory]
    [InlineData(LogEventLevel.Verbose, "debug")]
    [InlineData(LogEventLevel.Debug, "debug")]
    [InlineData(LogEventLevel.Information, "info")]
    [InlineData(LogEventLevel.Warning, "warning")]
    [InlineData(LogEventLevel.Error, "error")]
    [InlineData(LogEventLevel.Fatal, "fatal")]
    public void Levels_are_those_of_the_error_tracking_and_a_fatal_one_that_was_logged_is_handled(
        LogEventLevel level, string word)
    {
        var properties = Encoded.Properties(SomeEvents.Error with { Level = level });
        properties.GetProperty("$exception_level").GetString().ShouldBe(word);
        properties.GetProperty("$exception_list")[0].GetProperty("mechanism").GetProperty("handled").GetBoolean()
            .ShouldBeTrue();
    }

    [Fact]
    public void An_exception_that_nobody_handled_says_so_and_who_told_of_it()
    {
        var item = SomeEvents.Error with { IsUnhandled = true, Mechanism = "AppDomain.UnhandledException" };
        Encoded.Exceptions(item)[0].GetProperty("mechanism").GetRawText()
            .ShouldBe("{\"type\":\"AppDomain.UnhandledException\",\"handled\":false,\"exception_id\":0}");
    }

    [Theory]
    [InlineData(FanoutFace.Serilog, "dotnet.serilog")]
    [InlineData(FanoutFace.MicrosoftExtensionsLogging, "dotnet.microsoft_extensions_logging")]
    [InlineData(FanoutFace.PlugIn, "dotnet.microsoft_extensions_logging")]
    public void The_source_is_the_face_the_event_came_by(FanoutFace face, string source) =>
        Encoded.Properties(SomeEvents.Error with { Face = face }).GetProperty("$exception_source").GetString()
            .ShouldBe(source);

    [Theory]
    [InlineData("/src/Shop/Converter.cs", "Converter.cs")]
    [InlineData("C:\\agent\\Shop\\Converter.cs", "Converter.cs")]
    [InlineData("/_/src/Converter.cs", "src/Converter.cs")]
    public void Files_are_named_alike_whatever_machine_built_them(string path, string name) =>
        FrameOf(new FrameInfo { Function = "F", File = path }).GetProperty("filename").GetString().ShouldBe(name);

    [Theory]
    [InlineData(-1)]
    [InlineData(0)]
    public void A_line_that_is_not_known_is_left_out(int line)
    {
        var frame = FrameOf(new FrameInfo { Function = "", Line = line, Column = line });
        frame.GetRawText().ShouldBe(
            "{\"platform\":\"custom\",\"lang\":\"dotnet\",\"function\":\"<unknown>\","
            + "\"in_app\":false,\"resolved\":true}");
    }

    [Fact]
    public void A_value_of_10000_bytes_passes_and_a_longer_one_is_cut()
    {
        ValueOf(new string('v', 10_000)).ShouldBe(new string('v', 10_000));
        ValueOf(new string('v', 10_001)).ShouldBe(new string('v', 9997) + "...");
        Encoding.UTF8.GetByteCount(ValueOf(new string('\u20ac', 4000))).ShouldBeLessThanOrEqualTo(10_000);
    }

    [Fact]
    public void A_fingerprint_is_sent_as_it_is_and_a_marker_is_none()
    {
        FingerprintOf(FanoutValue.From(new string('f', 64))).ShouldBe(new string('f', 64));
        FingerprintOf(FanoutValue.From(new string('f', 65))).ShouldBe(new string('f', 65));
        FingerprintOf(FanoutValue.From(new string('f', 10_000))).ShouldBe(new string('f', 10_000));
        FingerprintOf(FanoutValue.From(new string('f', 10_001))).ShouldBeNull();
        FingerprintOf(FanoutValue.From([FanoutValue.From("a"), FanoutValue.From(2L)])).ShouldBe("a|2");
        FingerprintOf(FanoutValue.From("[redacted:email]")).ShouldBeNull();
        FingerprintOf(default).ShouldBeNull();
    }

    [Fact]
    public void An_issue_changes_no_person() =>
        Encoded.Properties(SomeEvents.Error.With("$set", FanoutValue.From("x")))
            .TryGetProperty("$set", out _).ShouldBeFalse();

    [Fact]
    public void The_request_is_told_without_its_query()
    {
        var properties = Encoded.Properties(SomeEvents.Error.With("$request_path", FanoutValue.From("forged")));
        properties.GetProperty("$current_url").GetString().ShouldBe("https://shop.example.org/convert");
        properties.GetProperty("$request_path").GetString().ShouldBe("/convert");
        properties.GetProperty("$request_method").GetString().ShouldBe("POST");
        properties.GetProperty("$response_status_code").GetInt32().ShouldBe(500);
    }

    [Fact]
    public void Source_code_goes_along_only_when_asked_for_and_ten_lines_of_it_each_way()
    {
        var source = new SourceExcerpt
        {
            Line = new string('x', 301),
            Before = [.. Enumerable.Range(1, 12).Select(static i => $"before {i}")],
            After = [.. Enumerable.Range(1, 12).Select(static i => $"after {i}")],
        };
        var frame = new FrameInfo { Function = "F", Source = source };
        FrameOf(frame).TryGetProperty("context_line", out _).ShouldBeFalse();
        var shown = FrameOf(frame, Encoded.Source with { IncludesSourceContext = true });
        shown.GetProperty("context_line").GetString().ShouldBe(new string('x', 297) + "...");
        shown.GetProperty("pre_context").EnumerateArray().Select(static line => line.GetString())
            .ShouldBe(Enumerable.Range(3, 10).Select(static i => $"before {i}"));
        shown.GetProperty("post_context").EnumerateArray().Select(static line => line.GetString())
            .ShouldBe(Enumerable.Range(1, 10).Select(static i => $"after {i}"));
    }

    static JsonElement FrameOf(FrameInfo frame, PostHogSource? source = null) =>
        Encoded.Properties(
                SomeEvents.Error with { Exception = Some.Exception() with { Frames = [frame] } }, source)
            .GetProperty("$exception_list")[0].GetProperty("stacktrace").GetProperty("frames")[0];

    static string ValueOf(string message) => Encoded
        .Exceptions(SomeEvents.Error with { Exception = Some.Exception(message: message) })[0]
        .GetProperty("value").GetString()!;

    static string? FingerprintOf(FanoutValue value)
    {
        var properties = Encoded.Properties(SomeEvents.Error.With("Fingerprint", value));
        properties.TryGetProperty("Fingerprint", out _).ShouldBeFalse();
        return properties.TryGetProperty("$exception_fingerprint", out var text) ? text.GetString() : null;
    }
}
