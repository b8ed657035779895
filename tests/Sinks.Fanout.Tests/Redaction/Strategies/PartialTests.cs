// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout.Tests.Redaction.Strategies;

public sealed class PartialTests
{
    [Theory]
    [InlineData("card", "paid with 4242 4242 4242 4242 today", "paid with [redacted:card:4242] today")]
    [InlineData("card", "paid with 4242424242424242 today", "paid with [redacted:card:4242] today")]
    [InlineData("email", "mail to Joanna@Example.COM failed", "mail to [redacted:email:J@example.com] failed")]
    [InlineData("email", "mail to joe@example.com failed", "mail to [redacted:email] failed")]
    [InlineData("iban", "to GB82 WEST 1234 5698 7654 32", "to [redacted:iban:5432]")]
    [InlineData("ssn", "number 219-09-9999", "number [redacted:ssn:99]")]
    public void A_little_of_the_value_shows(string rule, string text, string expected) =>
        With.Rule(rule, RedactionStrategy.Partial).Twice(text).ShouldBe(expected);

    [Fact]
    public void More_than_a_quarter_never_shows() =>
        With.Rule("card", RedactionStrategy.Partial).Twice("paid with 378282246310005")
            .ShouldBe("paid with [redacted:card]", "four of fifteen digits are more than a quarter");

    [Fact]
    public void Fewer_characters_may_be_kept() =>
        With.Rule("card", RedactionStrategy.Partial, keep: 2).Twice("4242-4242-4242-4242")
            .ShouldBe("[redacted:card:42]");

    [Fact]
    public void Rules_without_such_a_form_replace_where_it_is_the_default()
    {
        var redactor = With.Options(static options => options.Strategy = RedactionStrategy.Partial);
        redactor.Twice("password=hunter2hunter2hunter2").ShouldBe("password=[redacted:kv]");
        redactor.Property("Password", "hunter2hunter2hunter2").ShouldBe("[redacted:name]");
        redactor.Twice(With.Card).ShouldBe("[redacted:card:4242]");
    }

    [Fact]
    public void Of_what_another_rule_takes_whole_nothing_shows() =>
        With.Rule("card", RedactionStrategy.Partial).Twice("password=4242424242424242")
            .ShouldBe("password=[redacted:kv]");

    [Fact]
    public void A_name_may_ask_for_it_in_a_property_and_in_text()
    {
        var redactor = With.Options(static options => options.Name("LoyaltyCode", RedactionStrategy.Partial));
        redactor.Property("LoyaltyCode", "LC-0011223344556677").ShouldBe("[redacted:name:6677]");
        redactor.Property("loyalty_code", 1122334455667788L).ShouldBe("[redacted:name:7788]");
        redactor.Property("LoyaltyCode", "short").ShouldBe("[redacted:name]");
        redactor.Twice("loyaltyCode=LC0011223344556677;").ShouldBe("loyaltyCode=[redacted:kv:6677];");
    }

    [Theory]
    [InlineData("[redacted:card:4242]")]
    [InlineData("[redacted:email:j@mail.example.com]")]
    [InlineData("[redacted:kv:k1:AAAAAAAAAAAAAAAAAAAAAA]")]
    public void A_marker_that_shows_something_is_a_marker_everywhere(string marker)
    {
        foreach (var text in new[]
        {
            marker, $"password={marker}", $"\"token\":\"{marker}\"", $"https://bob:{marker}@host/",
            $"https://{marker}@host/?sig={marker}", $"Authorization: Bearer {marker}", $"Server=x;Password={marker};",
            $"a{marker}b", $"Cookie: a={marker}; b={marker}", $"--password {marker}",
        })
        {
            Redactor.Default.Redact(text).ShouldBeSameAs(text);
        }
    }

    [Theory]
    [InlineData("password=[redacted:card:4242424242424242]")]
    [InlineData("password=[redacted:email:joanna@example.com]")]
    [InlineData("password=[redacted:kv:k1:AAAAAAAAAAAAAAAAAAAAAAA]")]
    [InlineData("password=[redacted:email:j@3f9ac07be145d2886ab1.example]")]
    [InlineData("password=[redacted:email:j@EXAMPLE.com]")]
    public void What_only_looks_like_a_marker_hides_nothing(string text) =>
        Redactor.Default.Redact(text).ShouldBe("password=[redacted:kv]");
}
