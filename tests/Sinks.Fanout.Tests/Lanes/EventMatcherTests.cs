// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout.Tests.Lanes;

public sealed class EventMatcherTests
{
    static readonly FanoutEvent Failure = Some.Event("Cannot convert {File}", exception: Some.Exception()) with
    {
        SourceContext = "Shop.Orders",
    };

    [Fact]
    public void Without_entries_nothing_fits() => new EventMatcher(new FilterOptions()).Fits(Failure).ShouldBeFalse();

    [Theory]
    [InlineData("IOException", "", "")]
    [InlineData("", "Shop", "")]
    [InlineData("", "", "Cannot convert*")]
    [InlineData("TimeoutException", "Noise", "Cannot convert {File}")]
    public void One_entry_that_fits_is_enough(string exception, string category, string template) =>
        Matcher(exception, category, template).Fits(Failure).ShouldBeTrue();

    [Theory]
    [InlineData("TimeoutException", "", "")]
    [InlineData("", "Shopping", "")]
    [InlineData("", "", "Cannot")]
    [InlineData(" ", " ", " ")]
    public void No_entry_that_fits_is_none(string exception, string category, string template) =>
        Matcher(exception, category, template).Fits(Failure).ShouldBeFalse();

    [Fact]
    public void One_exception_of_an_aggregate_is_enough()
    {
        var aggregate = Some.Exception("System.AggregateException", "several", Some.Exception(),
            Some.Exception("Shop.Other"));
        Matcher("Other", "", "").Fits(Some.Event(exception: aggregate)).ShouldBeTrue();
    }

    [Fact]
    public void Options_that_change_later_do_not_count()
    {
        var options = new FilterOptions();
        var matcher = new EventMatcher(options);
        options.Categories.Add("Shop");
        matcher.Fits(Failure).ShouldBeFalse();
    }

    static EventMatcher Matcher(string exception, string category, string template) => new(new FilterOptions
    {
        Exceptions = [exception],
        Categories = [category],
        Templates = [template],
    });
}
