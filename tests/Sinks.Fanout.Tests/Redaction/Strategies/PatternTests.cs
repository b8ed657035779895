// SPDX-License-Identifier: Apache-2.0
using System.Text.RegularExpressions;

namespace Sinks.Fanout.Tests.Redaction.Strategies;

[System.Diagnostics.CodeAnalysis.SuppressMessage(
    "Security", "MA0009", Justification = "The texts are those of the test.")]
public sealed partial class PatternTests
{
    [GeneratedRegex("ORD-[0-9A-F]{12}")]
    private static partial Regex OrderRef();

    [Fact]
    public void An_expression_is_a_rule_with_its_name_in_markers_and_counts()
    {
        var tally = new RedactionTally();
        var redactor = With.Options(static options => options.Pattern("order-ref", OrderRef()), tally);
        redactor.Twice("order ORD-0123456789AB failed").ShouldBe("order [redacted:order-ref] failed");
        redactor.Property("Order", "ORD-0123456789AB").ShouldBe("[redacted:order-ref]");
        tally.Snapshot()["order-ref"].ShouldBe(2);
    }

    [Theory]
    [InlineData(RedactionStrategy.Partial, "order [redacted:order-ref:9AB] failed")]
    [InlineData(RedactionStrategy.Remove, "order  failed")]
    [InlineData(RedactionStrategy.Off, "order ORD-0123456789AB failed")]
    public void It_has_a_strategy_of_its_own(RedactionStrategy strategy, string expected) =>
        With.Options(options =>
        {
            options.Pattern("order-ref", OrderRef(), strategy);
            options.Rules["order-ref"] = new RedactionRuleOptions { Keep = 3 };
        }).Twice("order ORD-0123456789AB failed").ShouldBe(expected);

    [Fact]
    public void It_reads_no_marker_even_if_it_would_fit()
    {
        var redactor = With.Options(static options => options
            .Pattern("digits", new Regex("[0-9]{4}"))
            .Pattern("before", new Regex(@".\[redacted")));
        redactor.Twice("abc [redacted:card:4242] 1234").ShouldBe("abc [redacted:card:4242] [redacted:digits]");
        redactor.Twice("abc " + With.Card).ShouldBe("abc [redacted:card]", "what rules disagree about shows nothing");
    }

    [Fact]
    public void One_that_takes_too_long_costs_the_value_and_is_said_with_its_name_and_not_the_text()
    {
        var said = new List<string>();
        var options = new RedactionOptions();
        options.Pattern("slow", new Regex("^(?:a|aa)+$", RegexOptions.None, TimeSpan.FromMilliseconds(20)));
        var tally = new RedactionTally();
        var redactor = new Redactor(options, tally, new RedactionVoice("test", new TestTimeProvider(), said.Add));

        redactor.Property("Note", new string('a', 40) + "!").ShouldBe("[redacted:error]");
        redactor.Property("Note", new string('a', 40) + "!").ShouldBe("[redacted:error]");
        redactor.Property("Note", "aaa!").ShouldBe("aaa!");

        tally.Snapshot()["error"].ShouldBe(2);
        said.ShouldHaveSingleItem().ShouldBe(
            "test: redaction: the rule slow took longer than its limit on Note, and the value is not sent.");
    }

    [Fact]
    public void Trouble_is_said_again_after_half_a_minute_with_the_sum()
    {
        var said = new List<string>();
        var time = new TestTimeProvider();
        var voice = new RedactionVoice("test", time, said.Add);
        for (var i = 0; i < 5; i++)
            voice.RuleFailed("slow", "", "failed");
        said.Count.ShouldBe(1);
        time.Advance(TimeSpan.FromSeconds(30));
        voice.RuleFailed("slow", "Authorization: Bearer x", "failed");
        said.Count.ShouldBe(2);
        said[1].ShouldContain("(6 times in all)");
        said[1].ShouldNotContain("Bearer");
        voice.Notes.ShouldHaveSingleItem().ShouldContain("6 times");
    }
}
