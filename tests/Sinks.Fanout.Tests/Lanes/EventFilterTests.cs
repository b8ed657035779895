// SPDX-License-Identifier: Apache-2.0
using System.Net.Sockets;

namespace Sinks.Fanout.Tests.Lanes;

public class EventFilterTests
{
    static readonly ExceptionReader Reader = new(new Redactor(new RedactionOptions()));

    [Theory]
    [InlineData("System.OperationCanceledException")]
    [InlineData("OperationCanceledException")]
    [InlineData("operationcanceledexception")]
    [InlineData("System.Threading.Tasks.TaskCanceledException")]
    [InlineData("System.Threading.Tasks.*")]
    [InlineData("*Canceled*")]
    [InlineData("System.Exception")]
    public void An_exception_type_means_itself_and_all_that_derive_from_it(string ignored)
    {
        var filter = Filter(o => o.Ignore.Exceptions.Add(ignored));
        filter.Lets(Event(new TaskCanceledException())).ShouldBeFalse();
        filter.Lets(Some.Event()).ShouldBeTrue();
    }

    [Theory]
    [InlineData("TimeoutException")]
    [InlineData("CanceledException")]
    [InlineData("Tasks")]
    [InlineData("System.Threading")]
    [InlineData("TaskCanceledException2")]
    public void Another_type_or_a_part_of_a_name_is_not_meant(string ignored) =>
        Filter(o => o.Ignore.Exceptions.Add(ignored)).Lets(Event(new TaskCanceledException())).ShouldBeTrue();

    [Fact]
    public void In_code_a_type_is_named_by_itself()
    {
        var filter = Filter(o => o.Ignore.Exception<IOException>().Exception<Shop.Failed<int>>());
        filter.Lets(Event(new FileNotFoundException())).ShouldBeFalse();
        filter.Lets(Event(new Shop.Failed<int>())).ShouldBeFalse();
        filter.Lets(Event(new Shop.Failed<string>())).ShouldBeTrue();
        filter.Lets(Event(new InvalidOperationException())).ShouldBeTrue();
    }

    [Theory]
    [InlineData("Shop.Failed", true)]
    [InlineData("Failed", true)]
    [InlineData("Twice", false)]
    [InlineData("Shop.Failed<System.Collections.Generic.List<System.Int32>>", true)]
    [InlineData("Shop.Failed<System.String>", false)]
    [InlineData("List", false)]
    public void A_generic_type_named_without_arguments_means_any(string ignored, bool isIgnored) =>
        Filter(o => o.Ignore.Exceptions.Add(ignored)).Lets(Event(new Shop.Failed<List<int>>())).ShouldBe(!isIgnored);

    [Fact]
    public void A_nested_generic_type_is_found_by_its_own_short_name()
    {
        var nested = Event(new Shop.Failed<int>.Twice<string>());
        Filter(o => o.Ignore.Exceptions.Add("Twice")).Lets(nested).ShouldBeFalse();
        Filter(o => o.Ignore.Exceptions.Add("Failed")).Lets(nested).ShouldBeTrue();
    }

    [Fact]
    public void An_aggregate_is_ignored_when_all_its_inner_exceptions_are()
    {
        var filter = Filter(o => o.Ignore.Exception<TimeoutException>().Exception<SocketException>());
        filter.Lets(Event(new AggregateException(new TimeoutException(), new SocketException()))).ShouldBeFalse();
        filter.Lets(Event(new AggregateException(new AggregateException(new TimeoutException())))).ShouldBeFalse();
        filter.Lets(Event(new AggregateException(new TimeoutException(), new IOException()))).ShouldBeTrue();
        filter.Lets(Event(new AggregateException())).ShouldBeTrue();
        filter.Lets(Event(new IOException("", new TimeoutException()))).ShouldBeTrue();
    }

    [Fact]
    public void An_aggregate_that_was_not_read_to_its_end_is_not_ignored()
    {
        var filter = Filter(o => o.Ignore.Exception<TimeoutException>());
        var many = Enumerable.Range(0, 60).Select(_ => new TimeoutException());
        filter.Lets(Event(new AggregateException(many))).ShouldBeTrue();
    }

    [Theory]
    [InlineData("Noise", "Noise.Maker", true)]
    [InlineData("noise", "Noise", true)]
    [InlineData("Noise", "Noisey", false)]
    [InlineData("Noise.*", "Noise.Maker", true)]
    [InlineData("Noise.*", "Noise", false)]
    [InlineData("*.Health", "Shop.Health", true)]
    [InlineData("Noise", null, false)]
    public void A_category_means_all_below_it(string ignored, string? category, bool isIgnored) =>
        Filter(o => o.Ignore.Categories.Add(ignored))
            .Lets(Some.Event() with { SourceContext = category }).ShouldBe(!isIgnored);

    [Theory]
    [InlineData("Heartbeat of {Worker}", true)]
    [InlineData("Heartbeat*", true)]
    [InlineData("Heartbeat", false)]
    [InlineData("heartbeat*", false)]
    public void A_template_is_meant_as_it_is_logged(string ignored, bool isIgnored) =>
        Filter(o => o.Ignore.Templates.Add(ignored))
            .Lets(Some.Event() with { Template = "Heartbeat of {Worker}" }).ShouldBe(!isIgnored);

    [Fact]
    public void Only_takes_what_one_of_its_entries_fits_and_Ignore_wins()
    {
        var filter = Filter(o =>
        {
            o.Only.Exception<IOException>();
            o.Only.Categories.Add("Shop");
            o.Ignore.Exception<FileNotFoundException>();
        });
        filter.Lets(Event(new IOException())).ShouldBeTrue();
        filter.Lets(Event(new AggregateException(new TimeoutException(), new IOException()))).ShouldBeTrue();
        filter.Lets(Some.Event() with { SourceContext = "Shop.Orders" }).ShouldBeTrue();
        filter.Lets(Event(new FileNotFoundException())).ShouldBeFalse();
        filter.Lets(Event(new TimeoutException())).ShouldBeFalse();
        filter.Lets(Some.Event()).ShouldBeFalse();
    }

    [Fact]
    public void What_lane_and_fan_out_ignore_adds_up_and_an_Only_of_the_lane_stands_in_for_the_fan_outs()
    {
        var fanout = new FanoutOptions();
        fanout.Ignore.Categories.Add("Noise");
        fanout.Only.Exception<IOException>();
        var plain = new EventFilter(fanout, new TestOptions());
        plain.Lets(Event(new IOException())).ShouldBeTrue();
        plain.Lets(Event(new TimeoutException())).ShouldBeFalse();
        plain.Lets(Event(new IOException()) with { SourceContext = "Noise" }).ShouldBeFalse();

        var options = new TestOptions();
        options.Ignore.Templates.Add("Heartbeat*");
        options.Only.Exception<TimeoutException>();
        var own = new EventFilter(fanout, options);
        own.Lets(Event(new TimeoutException())).ShouldBeTrue();
        own.Lets(Event(new IOException())).ShouldBeFalse();
        own.Lets(Event(new TimeoutException()) with { SourceContext = "Noise" }).ShouldBeFalse();
        own.Lets(Event(new TimeoutException()) with { Template = "Heartbeat" }).ShouldBeFalse();
    }

    [Fact]
    public void An_empty_entry_and_a_list_that_is_null_name_nothing()
    {
        var filter = Filter(o =>
        {
            (o.Ignore.Exceptions, o.Ignore.Categories, o.Ignore.Templates) = ([""], [" "], null!);
            o.Only.Exceptions = [null!];
        });
        filter.Lets(Event(new IOException())).ShouldBeTrue();
        filter.Lets(Some.Event("") with { SourceContext = "" }).ShouldBeTrue();
    }

    [Fact]
    public void An_exception_that_a_hook_made_up_is_known_by_its_name()
    {
        var filter = Filter(o => o.Ignore.Exceptions.Add("ShopException"));
        filter.Lets(Some.Event(exception: Some.Exception("Shop.ShopException"))).ShouldBeFalse();
        filter.Lets(Some.Event(exception: Some.Exception(""))).ShouldBeTrue();
    }

    static EventFilter Filter(Action<TestOptions> configure)
    {
        var options = new TestOptions();
        configure(options);
        return new EventFilter(new FanoutOptions(), options);
    }

    static FanoutEvent Event(Exception exception) => Some.Event(exception: Reader.Read(exception));
}
