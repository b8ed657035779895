// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Datadog.Tests;

public sealed class DatadogTagsTests
{
    [Theory]
    [InlineData("env:Production", "env:production")]
    [InlineData("team:orders & more", "team:orders_more")]
    [InlineData("  9lives:yes ", "lives:yes")]
    [InlineData("a,b:c,d", "a_b:c_d")]
    [InlineData("version:1.4.0-rc.1/x_y", "version:1.4.0-rc.1/x_y")]
    [InlineData("trailing__", "trailing")]
    [InlineData("stra\u00dfe:\u00c4", "stra\u00dfe:\u00e4")]
    [InlineData("!!!", "")]
    public void A_tag_is_written_after_the_rules_of_Datadog(string tag, string normal) =>
        DatadogTags.Normalise(tag).ShouldBe(normal);

    [Fact]
    public void A_tag_has_at_most_200_characters()
    {
        DatadogTags.Normalise(new string('a', 200)).Length.ShouldBe(200);
        DatadogTags.Normalise(new string('a', 201)).Length.ShouldBe(200);
    }

    [Fact]
    public void Tags_are_joined_once_each() =>
        DatadogTags.Join(["env:prod", "Env:Prod", "?", "team:x"]).ShouldBe("env:prod,team:x");

    [Theory]
    [InlineData("a:b,c:d")]
    [InlineData("a:b, c:d,")]
    [InlineData("a:b c:d")]
    public void A_variable_separates_tags_by_commas_or_spaces(string text) =>
        DatadogTags.Split(text).ShouldBe(["a:b", "c:d"]);
}
