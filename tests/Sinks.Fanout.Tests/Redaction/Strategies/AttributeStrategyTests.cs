// SPDX-License-Identifier: Apache-2.0

namespace Sinks.Fanout.Tests.Redaction.Strategies;

public sealed class AttributeStrategyTests
{
    [Theory]
    [InlineData(null, "[redacted:attribute]")]
    [InlineData(RedactionStrategy.Replace, "[redacted:attribute]")]
    [InlineData(RedactionStrategy.Partial, "[redacted:card:4242]")]
    [InlineData(RedactionStrategy.Remove, null)]
    public void An_attribute_has_its_own_strategy(RedactionStrategy? strategy, string? expected) =>
        With.Options(static _ => { }).Property("Paid", new AttributedValue(With.Card, strategy)).ShouldBe(expected);

    [Fact]
    public void Its_pseudonym_is_that_of_the_value_elsewhere()
    {
        var redactor = With.Rule("email", RedactionStrategy.Pseudonym);
        redactor.Property("Mail", new AttributedValue(With.Address, RedactionStrategy.Pseudonym))
            .ShouldBe(redactor.Redact(With.Address));
    }

    [Fact]
    public void What_has_no_text_is_replaced_whatever_the_strategy() =>
        With.Options(static _ => { })
            .Property("Keys", new AttributedValue(new List<string> { "a" }, RedactionStrategy.Pseudonym))
            .ShouldBe("[redacted:attribute]");
}
