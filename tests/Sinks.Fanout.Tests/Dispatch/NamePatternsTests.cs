// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout.Tests.Dispatch;

public class NamePatternsTests
{
    [Theory]
    [InlineData("login", "login", true)]
    [InlineData("login", "Login", false)]
    [InlineData("login", "login2", false)]
    [InlineData("*", "anything", true)]
    [InlineData("conversion_*", "conversion_", true)]
    [InlineData("conversion_*", "conversion_failed", true)]
    [InlineData("conversion_*", "a_conversion_failed", false)]
    [InlineData("*_failed", "conversion_failed", true)]
    [InlineData("a*c*e", "abcde", true)]
    [InlineData("a*c*e", "abcd", false)]
    [InlineData("a.b", "a.b", true)]
    [InlineData("a.*", "a", false)]
    [InlineData("*.*", "login", false)]
    [InlineData("a*ab", "aaaab", true)]
    [InlineData("**", "", true)]
    [InlineData("*a*b*", "xxaxxbxx", true)]
    [InlineData("*a*b*", "xxbxxaxx", false)]
    [InlineData("*", "a*b", true)]
    [InlineData("", "login", false)]
    public void A_pattern_is_exact_but_for_its_stars(string pattern, string name, bool matches) =>
        new NamePatterns([pattern]).Match(name).ShouldBe(matches);

    [Theory]
    [InlineData("log?n", "login", false)]
    [InlineData("log?n", "log?n", true)]
    [InlineData("a<b", "axxb", false)]
    [InlineData("a>b", "axb", false)]
    [InlineData("a\"b", "a.b", false)]
    [InlineData("a\\b", "a\\b", true)]
    [InlineData("a\\*", "a*", false)]
    public void No_character_but_the_star_is_special(string pattern, string name, bool matches) =>
        new NamePatterns([pattern]).Match(name).ShouldBe(matches);

    [Fact]
    public void Any_of_several_patterns_is_enough_and_no_name_matches_none()
    {
        var patterns = new NamePatterns(["login", "conversion_*"]);
        patterns.Match("conversion_started").ShouldBeTrue();
        patterns.Match("logout").ShouldBeFalse();
        patterns.Match(null).ShouldBeFalse();
        patterns.IsEmpty.ShouldBeFalse();
        NamePatterns.None.IsEmpty.ShouldBeTrue();
        NamePatterns.None.Match("login").ShouldBeFalse();
    }
}
