// SPDX-License-Identifier: Apache-2.0
using FsCheck;
using FsCheck.Fluent;

namespace Sinks.Fanout.Tests.Redaction.Strategies;

[System.Diagnostics.CodeAnalysis.SuppressMessage(
    "Security", "MA0009", Justification = "The texts are those of the test.")]
public sealed class StrategyProperties
{
    static readonly string[] Soup =
    [
        "password", "LoyaltyCode", "=", ": ", " ", "\n", ";", "&", "?", "\"", "'", "\\", "{", "}", "[", "]", "//", "@",
        "hunter2", "1", With.Card, With.Address, "4242", "Authorization: Bearer ", "Cookie: a=", "https://bob:",
        "@host/",
        "--password ", "219-09-9999", "GB82 WEST 1234 5698 7654 32", "ORD-77", "[redacted:kv]", "[redacted:card:4242]",
        "[redacted:email:j@example.com]", "[redacted:kv:k1:AAAAAAAAAAAAAAAAAAAAAA]", "[redacted:-kv]", "[redacted:",
    ];

    static readonly string[] Rules = ["card", "email", "iban", "ssn"];

    static readonly RedactionStrategy[] Strategies =
        [.. Enum.GetValues<RedactionStrategy>().Where(static strategy => strategy != RedactionStrategy.Off)];

    [Fact]
    public void Redacting_twice_is_redacting_once_whatever_the_strategies() =>
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(2_000),
            Prop.ForAll(ArbMap.Default.ArbFor<int>(), static seed =>
            {
                var random = new Random(seed);
                var redactor = Random(random);
                var text = string.Concat(Enumerable.Range(0, random.Next(1, 30)).Select(_ => Pick(random, Soup)));
                redactor.Twice(text);
                return true;
            }));

    [Fact]
    public void No_strategy_lets_a_whole_secret_through() =>
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(1_000),
            Prop.ForAll(ArbMap.Default.ArbFor<int>(), static seed =>
            {
                var random = new Random(seed);
                var redactor = Random(random);
                var result = redactor.Redact($"a {With.Card} b {With.Address} c password=hunter2hunter2;");
                result.ShouldNotContain("4242 4242");
                result.ShouldNotContain("joanna");
                result.ShouldNotContain("hunter2");
                return true;
            }));

    static Redactor Random(Random random) => With.Options(options =>
    {
        options.Strategy = Pick(random, Strategies);
        options.Pattern("order-ref", new System.Text.RegularExpressions.Regex("ORD-[0-9]+"), Pick(random, Strategies));
        options.Name("LoyaltyCode", Pick(random, Strategies));
        foreach (var rule in Rules)
            options.Rule(rule, Pick(random, Strategies));
    });

    static T Pick<T>(Random random, T[] choices) => choices[random.Next(choices.Length)];
}
