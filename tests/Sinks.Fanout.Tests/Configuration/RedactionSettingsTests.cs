// SPDX-License-Identifier: Apache-2.0
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;

namespace Sinks.Fanout.Tests.Configuration;

/// <summary>What stands below Redaction: code, JSON and environment say the same.</summary>
[System.Diagnostics.CodeAnalysis.SuppressMessage(
    "Security", "MA0009", Justification = "The texts are those of the test.")]
public sealed class RedactionSettingsTests
{
    const string Key = "0123456789abcdef0123456789abcdef";

    readonly List<Mistake> _mistakes = [];

    [Fact]
    public void Everything_can_be_said_in_json()
    {
        var redaction = FromJson("""
            {
              "Packs": [ "Secrets", "Phone" ],
              "Strategy": "Partial",
              "Names": { "Add": [ "LoyaltyCode" ], "Strategies": { "UserEmail": "Pseudonym" } },
              "Rules": {
                "card": "Replace",
                "email": { "Strategy": "Pseudonym", "PerName": true },
                "iban": { "Strategy": "Partial", "Keep": 6 },
                "ssn": "Off",
                "order-ref": { "Keep": 3 }
              },
              "Patterns": [ { "Name": "order-ref", "Regex": "ORD-[0-9A-F]{12}", "Strategy": "Partial" } ],
              "AllowValues": [ "noreply@example.com" ],
              "Pseudonym": { "KeyId": "k2", "Key": "0123456789abcdef0123456789abcdef", "PerName": true },
              "Limits": { "MaxLength": 1000, "MaxDepth": 5, "MaxNodes": 50, "RuleTimeLimit": "00:00:01" }
            }
            """);

        _mistakes.ShouldBeEmpty();
        redaction.Packs.ShouldBe(RedactionPacks.Secrets | RedactionPacks.Phone);
        redaction.Strategy.ShouldBe(RedactionStrategy.Partial);
        redaction.Names.Add.ShouldBe(["LoyaltyCode"]);
        redaction.Names.Strategies["useremail"].ShouldBe(RedactionStrategy.Pseudonym);
        redaction.Rules["card"].Strategy.ShouldBe(RedactionStrategy.Replace);
        redaction.Rules["email"].PerName.ShouldBe(true);
        redaction.Rules["iban"].Keep.ShouldBe(6);
        redaction.Rules["SSN"].Strategy.ShouldBe(RedactionStrategy.Off);
        redaction.Patterns.ShouldHaveSingleItem().Regex.ShouldBe("ORD-[0-9A-F]{12}");
        redaction.AllowValues.ShouldBe(["noreply@example.com"]);
        redaction.Pseudonym.KeyId.ShouldBe("k2");
        redaction.Pseudonym.PerName.ShouldBeTrue();
        redaction.Limits.MaxNodes.ShouldBe(50);
        redaction.Limits.RuleTimeLimit.ShouldBe(TimeSpan.FromSeconds(1));
    }

    [Fact]
    public void Every_path_can_be_set_by_an_environment_variable()
    {
        var redaction = From(
            ("Packs", "Secrets, payment"),
            ("Names:Strategies:UserEmail", "Remove"),
            ("Rules:card", "Partial"),
            ("Rules:iban:Keep", "6"),
            ("Patterns:order-ref:Regex", "ORD-[0-9]+"),
            ("Patterns:ticket", "TKT-[0-9]+"),
            ("AllowValues", "noreply@example.com, nobody@example.com"),
            ("Pseudonym:Key", Key));

        _mistakes.ShouldBeEmpty();
        redaction.Packs.ShouldBe(RedactionPacks.Secrets | RedactionPacks.Payment);
        redaction.Names.Strategies["UserEmail"].ShouldBe(RedactionStrategy.Remove);
        redaction.Rules["card"].Strategy.ShouldBe(RedactionStrategy.Partial);
        redaction.Rules["iban"].Keep.ShouldBe(6);
        redaction.Patterns.Select(static pattern => (pattern.Name, pattern.Regex)).ShouldBe(
            [("order-ref", "ORD-[0-9]+"), ("ticket", "TKT-[0-9]+")], ignoreOrder: true);
        redaction.AllowValues.Count.ShouldBe(2);
    }

    [Fact]
    public void A_variable_wins_over_the_object_of_a_file_and_leaves_its_other_parts()
    {
        var redaction = From(("Rules:iban:Strategy", "Partial"), ("Rules:iban:Keep", "6"), ("Rules:iban", "Remove"));
        _mistakes.ShouldBeEmpty();
        redaction.Rules["iban"].Strategy.ShouldBe(RedactionStrategy.Remove);
        redaction.Rules["iban"].Keep.ShouldBe(6);
    }

    [Fact]
    public void An_empty_list_of_packs_is_no_wish_for_none()
    {
        FromJson("""{ "Packs": [] }""").Packs.ShouldBe(RedactionOptions.DefaultPacks);
        From(("Packs", "")).Packs.ShouldBe(RedactionOptions.DefaultPacks);
        From(("Packs", "None")).Packs.ShouldBe(RedactionPacks.None);
        _mistakes.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Packs", "Secret", "Packs", "is no pack.")]
    [InlineData("Packs:1", "Phones", "Packs:1", "is no pack.")]
    [InlineData("Strategy", "Off", "Strategy", "cannot be Off.")]
    [InlineData("Strategy", "Mask", "Strategy", "cannot be read as one of")]
    [InlineData("Names:Strategies:Pesel", "Hash", "Names:Strategies:Pesel", "cannot be read as one of")]
    [InlineData("Rules:crad", "Partial", "Rules:crad", "is no rule.")]
    [InlineData("Rules:error", "Off", "Rules:error", "is no rule.")]
    [InlineData("Rules:card", "Mask", "Rules:card", "is no strategy.")]
    [InlineData("Rules:card:Strategy", "7", "Rules:card:Strategy", "cannot be read as one of")]
    [InlineData("Rules:card:Kepe", "2", "Rules:card:Kepe", "is not a known key.")]
    [InlineData("Rules:card:Keep", "5", "Rules:card:Keep", "cannot be 5: that is more than a quarter of a value.")]
    [InlineData("Rules:ssn:Keep", "4", "Rules:ssn:Keep", "cannot be 4: that is more than a quarter of a value.")]
    [InlineData("Rules:email:Keep", "2", "Rules:email:Keep", "means nothing here: the rule shows no last characters.")]
    [InlineData("Rules:jwt", "Partial", "Rules:jwt", "cannot be Partial: nothing of what the rule finds may be shown.")]
    [InlineData("Rules", "Off", "Rules", "is a text, and should be a section.")]
    [InlineData("Patterns:2:Regex", "x+", "Patterns:2:Name", "is missing.")]
    [InlineData("Patterns:card:Regex", "x+", "Patterns:card:Name", "is the name of a built-in rule.")]
    [InlineData("Patterns:too-long:Regex", "x+", "Patterns:too-long:Name", "is the name of a built-in rule.")]
    [InlineData("Patterns:a b:Regex", "x+", "Patterns:a b:Name", "cannot stand in a marker.")]
    [InlineData("Patterns:ref:Strategy", "Replace", "Patterns:ref:Regex", "is missing.")]
    [InlineData(
        "Patterns:ref:Regex",
        "sesame[",
        "Patterns:ref:Regex",
        "is no regular expression (UnterminatedBracket at 7).")]
    [InlineData("Patterns:ref:Regex", "(sesame)*", "Patterns:ref:Regex", "matches the empty text.")]
    [InlineData("Patterns:ref:Regex", "(?=sesame)s", "Patterns:ref:Regex", "needs backtracking")]
    [InlineData("Patterns:ref:Regex", @"(sesame)\1", "Patterns:ref:Regex", "needs backtracking")]
    [InlineData("Pseudonym:Key", "sesame", "Pseudonym:Key", "has fewer than 32 bytes.")]
    [InlineData("Pseudonym:KeyId", "k:1", "Pseudonym:KeyId", "cannot stand in a marker.")]
    [InlineData("Rules:email", "Pseudonym", "Pseudonym:Key", "is missing, and a strategy is Pseudonym.")]
    [InlineData("Names:Strategies:Pesel", "Pseudonym", "Pseudonym:Key", "is missing, and a strategy is Pseudonym.")]
    [InlineData("Strategy", "Pseudonym", "Pseudonym:Key", "is missing, and a strategy is Pseudonym.")]
    [InlineData("Limits:MaxLength", "255", "Limits:MaxLength", "cannot be 255.")]
    [InlineData("Limits:MaxDepth", "17", "Limits:MaxDepth", "cannot be 17.")]
    [InlineData("Limits:MaxNodes", "9", "Limits:MaxNodes", "cannot be 9.")]
    [InlineData("Limits:RuleTimeLimit", "00:01:00", "Limits:RuleTimeLimit", "cannot be 00:01:00.")]
    public void A_mistake_names_its_path_and_reason_and_nothing_secret(
        string key, string value, string path, string reason)
    {
        From((key, value));
        var mistake = _mistakes.ShouldHaveSingleItem();
        mistake.Path.ShouldBe("Fanout:Redaction:" + path);
        mistake.Reason.ShouldStartWith(reason);
        mistake.Fix.ShouldNotBeEmpty();
        mistake.ToString().ShouldNotContain("sesame");
    }

    [Fact]
    public void A_back_reference_may_run_under_a_limit()
    {
        From(("Patterns:twice:Regex", @"([a-z])\1"), ("Patterns:twice:Timeout", "00:00:00.050"));
        _mistakes.ShouldBeEmpty();
    }

    [Fact]
    public void Code_makes_the_same_mistakes_and_throws_none()
    {
        var options = new FanoutOptions();
        options.Redaction
            .Rule("crad", RedactionStrategy.Partial)
            .Rule("card", RedactionStrategy.Partial, keep: 9)
            .Rule("email", (RedactionStrategy)17)
            .Name("UserEmail", RedactionStrategy.Pseudonym)
            .Pattern("card", new Regex("x"))
            .Pattern("ref", new Regex("a*", RegexOptions.NonBacktracking))
            .Pattern("ref", new Regex("(?<!a)b"));
        options.Redaction.Patterns.Add(null!);

        FanoutSettings.Table.Check(options, "Fanout", _mistakes.Add);

        _mistakes.Select(static mistake => mistake.Path["Fanout:Redaction:".Length..]).ShouldBe(
            [
                "Rules:crad", "Rules:card:Keep", "Rules:email:Strategy", "Patterns:0:Name", "Patterns:1:Regex",
                "Patterns:2:Name", "Patterns:2:Regex", "Pseudonym:Key",
            ],
            ignoreOrder: true);
    }

    [Fact]
    public void A_key_is_read_as_base64_when_it_is_long_enough_so_and_else_as_text()
    {
        var bytes = Enumerable.Range(0, 32).Select(static i => (byte)i).ToArray();
        PseudonymKey.TryRead(Convert.ToBase64String(bytes)).ShouldBe(bytes);
        PseudonymKey.TryRead(Key).ShouldBe(Encoding.UTF8.GetBytes(Key));
        PseudonymKey.TryRead(Key[1..]).ShouldBeNull();
        PseudonymKey.TryRead(Convert.ToBase64String(bytes[..20])).ShouldBeNull();
    }

    RedactionOptions From(params (string Key, string Value)[] settings) => Read(new ConfigurationBuilder()
        .AddInMemoryCollection(settings.Select(
            static pair => KeyValuePair.Create("Fanout:Redaction:" + pair.Key, (string?)pair.Value)))
        .Build());

    RedactionOptions FromJson(string json)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes("{ \"Fanout\": { \"Redaction\": " + json + " } }"));
        return Read(new ConfigurationBuilder().AddJsonStream(stream).Build());
    }

    RedactionOptions Read(IConfiguration configuration)
    {
        var options = new FanoutOptions();
        FanoutSettings.Table.Read(configuration.GetSection("Fanout"), options, _mistakes.Add);
        FanoutSettings.Table.Check(options, "Fanout", _mistakes.Add);
        return options.Redaction;
    }
}
