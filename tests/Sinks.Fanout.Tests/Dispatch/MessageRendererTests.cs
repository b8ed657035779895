// SPDX-License-Identifier: Apache-2.0
using Serilog.Events;

namespace Sinks.Fanout.Tests.Dispatch;

public class MessageRendererTests
{
    [Theory]
    [InlineData("read {X}", "a.md", "read a.md")]
    [InlineData("read {@X} and {$X}", "a.md", "read a.md and a.md")]
    [InlineData("{X:l}", "a.md", "a.md")]
    [InlineData("[{X,6}]", "a.md", "[  a.md]")]
    [InlineData("[{X,-6}]", "a.md", "[a.md  ]")]
    [InlineData("[{X,2}]", "a.md", "[a.md]")]
    [InlineData("{X}", "{Y} \"quoted\" {{", "{Y} \"quoted\" {{")]
    [InlineData("{X}", null, "null")]
    [InlineData("{X} {Y}", "a", "a {Y}")]
    [InlineData("{{X}} {X}", "a", "{X} a")]
    [InlineData("{X:000}", 7, "007")]
    [InlineData("[{X,5:000}]", 7, "[  007]")]
    [InlineData("[{X,-5:000}]", 7, "[007  ]")]
    [InlineData("{X}", 1234.5, "1234.5")]
    [InlineData("{X:N1}", 1234.5, "1,234.5")]
    [InlineData("{X}", true, "True")]
    [InlineData("{0}", "a", "{0}")]
    public void Holes_are_filled_as_people_read_them(string template, object? value, string message) =>
        Render(template, new ScalarValue(value)).ShouldBe(message);

    [Fact]
    public void Structures_and_lists_are_rendered_as_serilog_does()
    {
        var structure = new StructureValue(
            [new("Name", new ScalarValue("a")), new("Size", new ScalarValue(1))],
            "File");
        Render("got {X}", structure).ShouldBe("got File { Name: \"a\", Size: 1 }");
        Render("got {X}", new SequenceValue([new ScalarValue(1), new ScalarValue("b")])).ShouldBe("got [1, \"b\"]");
    }

    [Fact]
    public void The_same_hole_twice_is_filled_twice() =>
        Render("{X}{X} {X,3}", new ScalarValue("a")).ShouldBe("aa   a");

    [Fact]
    public void The_culture_of_the_thread_does_not_matter()
    {
        var culture = Thread.CurrentThread.CurrentCulture;
        var comma = (System.Globalization.CultureInfo)culture.Clone();
        comma.NumberFormat.NumberDecimalSeparator = ",";
        try
        {
            Thread.CurrentThread.CurrentCulture = comma;
            Render("{X} {X,5} {X:F2}", new ScalarValue(1.5)).ShouldBe("1.5   1.5 1.50");
        }
        finally
        {
            Thread.CurrentThread.CurrentCulture = culture;
        }
    }

    static string Render(string template, LogEventPropertyValue value) => MessageRenderer.Render(
        SomeLog.Template(template),
        new Dictionary<string, LogEventPropertyValue>(StringComparer.Ordinal) { ["X"] = value });
}
