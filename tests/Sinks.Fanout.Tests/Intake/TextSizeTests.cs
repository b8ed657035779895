// SPDX-License-Identifier: Apache-2.0
using Serilog.Events;
using Serilog.Parsing;

namespace Sinks.Fanout.Tests.Intakes;

public class TextSizeTests
{
    [Fact]
    public void Texts_of_every_shape_and_the_names_of_properties_count_two_bytes_a_character()
    {
        var text = new ScalarValue(new string('x', 100));
        Size("12345").ShouldBe(10);
        Size("", ("Name", text)).ShouldBe(208);
        Size("", ("Name", new SequenceValue([text, text]))).ShouldBe(408);
        Size("", ("Name", new StructureValue([new LogEventProperty("Inner", text)]))).ShouldBe(208);
        Size("", ("Name", new DictionaryValue([new(new ScalarValue("key"), text)]))).ShouldBe(214);
    }

    [Fact]
    public void A_strangers_object_is_not_asked()
    {
        Size("", ("Name", new ScalarValue(new Stranger()))).ShouldBe(24);
        Size("", ("Name", new DictionaryValue([new(new ScalarValue(new Stranger()), new ScalarValue(null))])))
            .ShouldBe(40);
    }

    [Fact]
    public void A_sum_beyond_an_int_is_the_largest_int()
    {
        TextSize.Add(int.MaxValue, 1, 1).ShouldBe(int.MaxValue);
        TextSize.Add(1, int.MaxValue, int.MaxValue).ShouldBe(int.MaxValue);

        var text = new ScalarValue(new string('x', 1_000_000));
        Size("", ("Name", new SequenceValue(Enumerable.Repeat(text, 5000)))).ShouldBe(int.MaxValue);
    }

    [Fact]
    public void Redacted_values_count_their_texts_and_something_for_each_value()
    {
        var text = FanoutValue.From("12345");
        TextSize.OfValue(text).ShouldBe(32 + 10);
        TextSize.OfValue(FanoutValue.From(1L)).ShouldBe(32);
        TextSize.OfValue(FanoutValue.From([text, text])).ShouldBe(32 + (2 * 42));
        TextSize.OfValue(FanoutValue.From(new FanoutProperties([new("Name", text)]))).ShouldBe(32 + 42);
        TextSize.OfProperties(FanoutProperties.Empty).ShouldBe(32);
    }

    [Fact]
    public void A_value_as_deep_as_it_likes_costs_the_emitter_no_more_than_a_few_levels()
    {
        LogEventPropertyValue deep = new ScalarValue("deep");
        for (var i = 0; i < 200_000; i++)
            deep = new SequenceValue([deep]);
        Size("", ("Name", deep)).ShouldBeLessThan(100);
    }

    [Fact]
    public void A_value_that_contains_itself_many_times_over_is_walked_within_bounds()
    {
        var cycle = new SequenceValue(Enumerable.Repeat<LogEventPropertyValue>(new ScalarValue(1), 10));
        var elements = (LogEventPropertyValue[])cycle.Elements;
        Array.Fill(elements, cycle);
        ThreadTime.Of(() => Size("", ("Name", cycle)).ShouldBeGreaterThan(0)).ShouldBeLessThan(TimeSpan.FromSeconds(1));
    }

    [Fact]
    public void What_the_emitter_has_no_time_to_look_at_counts_like_what_it_saw()
    {
        var text = new ScalarValue(new string('x', 100));
        var items = Enumerable.Repeat<LogEventPropertyValue>(text, 50_000).ToList();
        var members = items.Select((item, i) => new LogEventProperty($"m{i}", item));
        var entries = items.Select((item, i) => KeyValuePair.Create(new ScalarValue(i), item));
        Size("", ("Name", new SequenceValue(items))).ShouldBeInRange(9_900_000, 10_100_000);
        Size("", ("Name", new StructureValue(members))).ShouldBeInRange(9_900_000, 10_100_000);
        Size("", ("Name", new DictionaryValue(entries))).ShouldBeInRange(10_700_000, 10_900_000);
    }

    static int Size(string template, params (string Name, LogEventPropertyValue Value)[] properties) =>
        TextSize.OfLogEvent(new LogEvent(
            Some.Time,
            LogEventLevel.Information,
            null,
            new MessageTemplateParser().Parse(template),
            properties.Select(property => new LogEventProperty(property.Name, property.Value))));

    sealed class Stranger
    {
        public override string ToString() => throw new InvalidOperationException("asked");
    }
}
