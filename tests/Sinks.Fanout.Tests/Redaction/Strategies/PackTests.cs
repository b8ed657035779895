// SPDX-License-Identifier: Apache-2.0
using Serilog.Events;

namespace Sinks.Fanout.Tests.Redaction.Strategies;

public sealed class PackTests
{
    [Fact]
    public void A_pack_that_is_not_in_use_finds_nothing()
    {
        var redactor = With.Options(static options => options.Use(RedactionPacks.Secrets));
        redactor.Twice($"{With.Card} of {With.Address}, password=hunter2")
            .ShouldBe($"{With.Card} of {With.Address}, password=[redacted:kv]");
    }

    [Fact]
    public void Names_of_ones_own_are_secret_without_the_pack_that_has_the_others()
    {
        var redactor = With.Options(static options => options.Use(RedactionPacks.None).Name("LoyaltyCode"));
        redactor.Twice("password=hunter2 loyaltyCode=hunter3")
            .ShouldBe("password=hunter2 loyaltyCode=[redacted:kv]");
        redactor.Property("Password", "hunter2").ShouldBe("hunter2");
        redactor.Property("LoyaltyCode", "hunter3").ShouldBe("[redacted:name]");
    }

    [Fact]
    public void A_rule_can_be_turned_off_alone()
    {
        var redactor = With.Rule("email", RedactionStrategy.Off);
        redactor.Twice($"{With.Card} of {With.Address}").ShouldBe($"[redacted:card] of {With.Address}");
        With.Rule("kv", RedactionStrategy.Off).Twice("password=hunter2").ShouldBe("password=hunter2");
    }

    [Fact]
    public void A_name_can_be_turned_off_and_have_a_strategy_with_any_beginning()
    {
        var redactor = With.Options(static options => options
            .Name("ResetToken", RedactionStrategy.Off)
            .Name("*Pesel", RedactionStrategy.Remove));
        redactor.Property("ResetToken", "hunter2").ShouldBe("hunter2");
        redactor.Property("CustomerPesel", "44051401359").ShouldBeNull();
        redactor.Twice("{\"customerPesel\":\"44051401359\"}").ShouldBe("{\"customerPesel\":\"\"}");
    }

    [Fact]
    public void Limits_are_those_of_the_options()
    {
        var redactor = With.Options(static options =>
        {
            options.Limits.MaxLength = 300;
            options.Limits.MaxDepth = 2;
            options.Limits.MaxNodes = 10;
        });
        var text = redactor.Twice(string.Join(' ', Enumerable.Repeat("word", 200)));
        text.Length.ShouldBeLessThanOrEqualTo(300);
        text.ShouldEndWith("word [redacted:too-long]");
        var deep = new SequenceValue([new SequenceValue([new SequenceValue([new ScalarValue(1)])])]);
        redactor.Redact("a", deep).ToString(null, null).ShouldBe("[[\"[redacted:too-deep]\"]]");
        var wide = new SequenceValue(Enumerable.Range(0, 50).Select(static i => new ScalarValue(i)));
        ((SequenceValue)redactor.Redact("a", wide)).Elements.Count.ShouldBeLessThan(12);
    }
}
