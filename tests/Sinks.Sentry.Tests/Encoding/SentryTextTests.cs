// SPDX-License-Identifier: Apache-2.0
using System.Text;
using System.Text.Json;
using Sinks.Fanout;

namespace Sinks.Sentry.Tests;

public class SentryTextTests
{
    static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    [Theory]
    [InlineData("nul\u0000nul", "nul\ufffdnul")]
    [InlineData("bell\u0007 tab\t line\r\n", "bell\u0007 tab\t line\r\n")]
    [InlineData("\u007f\u0085\u2028\u2029\ufeff\uffff", "\u007f\u0085\u2028\u2029\ufeff\uffff")]
    [InlineData("\"}],\\", "\"}],\\")]
    [InlineData("\ud83d\ude00 \u4e16\u754c", "\ud83d\ude00 \u4e16\u754c")]
    public void Hostile_text_arrives_as_valid_JSON_everywhere(string text, string expected) => Arrives(text, expected);

    // Not theories: the compiler writes the arguments of attributes as UTF-8, which has no half of a pair.
    [Fact]
    public void Half_of_a_surrogate_pair_arrives_as_a_replacement()
    {
        Arrives("a\ud800b", "a\ufffdb");
        Arrives("\udc00", "\ufffd");
        Arrives("\ude00\ud83d", "\ufffd\ufffd");
    }

    [Theory]
    [InlineData("abcdef", 6, "abcdef")]
    [InlineData("abcdefg", 6, "abc...")]
    [InlineData("abcdefg", 3, "")]
    [InlineData("ab\ud83d\ude00cdef", 6, "ab...")]
    [InlineData("a\ud83d\ude00cdefg", 6, "a\ud83d\ude00...")]
    public void A_text_is_cut_between_characters(string text, int limit, string expected) =>
        SentryText.Cut(text, limit).ShouldBe(expected);

    [Theory]
    [InlineData("abcdef", 6, "abcdef")]
    [InlineData("abcdefg", 6, "abc...")]
    [InlineData("\"\"\"\"\"", 10, "\"\"\"\"\"")]
    [InlineData("\"\"\"\"\"\"", 10, "\"\"\"...")]
    [InlineData("\u0001\u0001", 11, "\u0001...")]
    [InlineData("abcdefg", 2, "")]
    [InlineData("abcdefg", -1, "")]
    public void A_text_is_cut_to_what_it_takes_as_JSON(string text, int bytes, string expected) =>
        SentryText.CutToBytes(text, bytes).ShouldBe(expected);

    static void Arrives(string text, string expected)
    {
        var exception = Some.Exception(text, text);
        var item = Some.Event(text, exception: exception, properties: [(text, FanoutValue.From(text))]) with
        {
            SourceContext = text,
            Context = new FanoutContext { UserId = text, WorkflowId = text },
            TemplateNames = [text],
        };

        var bytes = Encoded.Bytes(item, source: Encoded.Source with { Release = text });

        Should.NotThrow(() => Strict.GetString(bytes.Span));
        var json = JsonDocument.Parse(bytes).RootElement;
        json.GetProperty("logentry").GetProperty("formatted").GetString().ShouldBe(expected);
        json.GetProperty("logentry").GetProperty("params")[0].GetString().ShouldBe(expected);
        json.GetProperty("exception").GetProperty("values")[0].GetProperty("value").GetString().ShouldBe(expected);
        json.GetProperty("extra").GetProperty(expected).GetString().ShouldBe(expected);
        json.GetProperty("user").GetProperty("id").GetString().ShouldBe(expected);
    }
}
