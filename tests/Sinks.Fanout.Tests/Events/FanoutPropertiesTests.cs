// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout.Tests.Events;

public sealed class FanoutPropertiesTests
{
    readonly FanoutProperties _properties = new([new("A", FanoutValue.From(1)), new("B", FanoutValue.From(2))]);

    [Fact]
    public void A_value_is_added_at_the_end_and_the_original_stays()
    {
        var more = _properties.With("C", FanoutValue.From("three"));
        more.Select(property => property.Name).ShouldBe(["A", "B", "C"]);
        more.TryGetValue("C", out var value).ShouldBeTrue();
        value.AsText().ShouldBe("three");
        _properties.Count.ShouldBe(2);
    }

    [Fact]
    public void A_value_is_replaced_in_its_place()
    {
        var other = _properties.With("A", FanoutValue.From("one"));
        other.ShouldBe([new("A", FanoutValue.From("one")), new("B", FanoutValue.From(2))]);
        _properties[0].Value.AsInteger().ShouldBe(1);
    }

    [Fact]
    public void A_value_is_removed_by_its_name_in_exact_case()
    {
        _properties.Without("A").ShouldBe([new("B", FanoutValue.From(2))]);
        _properties.Without("a").ShouldBeSameAs(_properties);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData(null)]
    public void A_value_without_a_name_is_refused(string? name) =>
        Should.Throw<ArgumentException>(() => _properties.With(name!, default));
}
