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

    [Fact]
    public void A_format_that_does_not_suit_its_value_costs_the_hole_alone() =>
        Render("at {X:q} and later", new ScalarValue(Some.Time)).ShouldBe("at [unreadable] and later");

    [Fact]
    public void A_value_of_a_strangers_type_that_throws_costs_the_hole_alone() =>
        Render("got {X} and more", new ThrowingValue()).ShouldBe("got [unreadable] and more");

    [Fact]
    public void A_hole_of_absurd_width_is_as_wide_as_its_value() =>
        Render("[{X,2000000000}] [{X,-2000000000}] [{X,2000000000:0}]", new ScalarValue(7)).ShouldBe("[7] [7] [7]");

    [Fact]
    public void A_template_with_holes_without_end_ends() =>
        Render(string.Concat(Enumerable.Repeat("{X}", 10_000)), new ScalarValue(new string('x', 10_000))).Length
            .ShouldBeLessThan(2 * 1024 * 1024);

    static string Render(string template, LogEventPropertyValue value) => MessageRenderer.Render(
        SomeLog.Template(template),
        new Dictionary<string, LogEventPropertyValue>(StringComparer.Ordinal) { ["X"] = value });

    sealed class ThrowingValue : LogEventPropertyValue
    {
        public override void Render(
            TextWriter output,
            string? format = null,
            IFormatProvider? formatProvider = null) => throw new InvalidOperationException("no");
    }
}
