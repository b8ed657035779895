// SPDX-License-Identifier: Apache-2.0
using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;

// The patterns define what the gate must see, and read short texts.
#pragma warning disable MA0009

namespace Sinks.Fanout.Tests.Redaction;

/// <summary>The gate may say too much, never too little: what it does not see no rule is asked about.</summary>
public sealed class TextGateTests
{
    static readonly (TextFeatures Feature, Regex Definition)[] Definitions =
    [
        (TextFeatures.UserInfo, new Regex("^(?=.*@)(?=.*//)", RegexOptions.Singleline)),
        (TextFeatures.Base64Json, new Regex("eyJ")),
        (TextFeatures.PrivateKey, new Regex("-----BEGIN [A-Z ]*PRIVATE KEY")),
        (TextFeatures.Scheme, new Regex("(?i)bearer|basic", RegexOptions.CultureInvariant)),
        (TextFeatures.Switch, new Regex("(?:^|[\\s\"'`])--?[A-Za-z]")),
        (TextFeatures.At, new Regex("@")),
        (TextFeatures.LongRun, new Regex("(?=[A-Za-z0-9_-]{14})(?:[A-Za-z-]{0,13}[0-9_]|[A-Za-z0-9_-]{0,12}[A-Z]{2})")),
        (TextFeatures.DigitGroups, new Regex(
            "[0-9]{12}|(?<![0-9])[0-9]{4}[ -](?:[0-9]{4}[ -][0-9]{4}|[0-9]{7})|(?<![0-9])[0-9]{6}[ -][0-9]{10}")),
        (TextFeatures.DigitGroups, new Regex(
            "^(?=.*[%&\\\\])(?=.*[0-9]{4}[ -](?:[0-9]{4}[ -][0-9]{4}|[0-9]{7}))", RegexOptions.Singleline)),
        (TextFeatures.IbanGroups, new Regex("[A-Za-z]{2}[0-9]{2}[ -][A-Za-z0-9]{4}")),
        (TextFeatures.IbanRun, new Regex("[A-Za-z]{2}[0-9]{2}[A-Za-z0-9]{11}")),
        (TextFeatures.SocialSecurity, new Regex("[0-9]{3}-[0-9]{2}-[0-9]{4}")),
        (TextFeatures.Bracket, new Regex(
            "^(?=.*[A-Za-z0-9], )(?=.*(?:^|[^A-Za-z0-9])[\\[(][A-Za-z])", RegexOptions.Singleline)),
        (TextFeatures.Escape, new Regex("[&\\\\]")),
        (TextFeatures.Hook, new Regex("hook")),
        (TextFeatures.Spoken, new Regex("password | set | '")),
        (TextFeatures.Tilde, new Regex("~")),
        (TextFeatures.Digit, new Regex("[0-9]")),
        (TextFeatures.Percent, new Regex("%[0-9A-Fa-f]{2}")),
    ];

    static readonly string[] Soup =
    [
        "a", "Z", "0", "7", "12", "2026", "-", "--", "_", " ", "\n", "\"", "@", "//", "~", "%2F", ":", "=", ">", "é",
        "ı", "\u0141", "\u0130", "eyJ", "ey", "J", "bearer", "BASIC", "b", "abcdefghijklm", "4111 1111 1111",
        "123456789012", "2026-03-11 09", "HU42 1177", "nl02-abna", "078-05-1120", "--name", "-n",
        "-----BEGIN RSA PRIVATE KEY-----", "09:14:22", "pin1:", "[a, ", "(", ", ", "&", "\\", "ab12:", "a123=", "[",
        "]", ".", "hook", "password ", " set ", "'",
    ];

    [Fact]
    public void Every_feature_is_seen_wherever_it_stands() =>
        Prop.ForAll<int>(static seed =>
        {
            var text = Mixed(seed);
            var features = TextGate.Look(text);
            foreach (var (feature, definition) in Definitions)
            {
                if (definition.IsMatch(text))
                    (features & feature).ShouldBe(feature, text);
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));

    [Fact]
    public void Every_separator_after_a_name_is_seen_wherever_it_stands() =>
        Prop.ForAll<int>(static seed =>
        {
            var text = Mixed(seed);
            var map = MapOf(text);
            var hasFeature = TextGate.Look(text, map).HasFlag(TextFeatures.Separator);

            var seen = new List<int>();
            foreach (var at in map.Separators)
                seen.Add(at);
            var expected = Regex.Matches(text, "(?<=[^0-9]|[A-Za-z][0-9]{1,2})[:=>]")
                .Select(static match => match.Index);
            expected.Except(seen).ShouldBeEmpty(text);
            seen.ShouldAllBe(at => text[at] == ':' || text[at] == '=' || text[at] == '>', text);
            hasFeature.ShouldBe(seen.Count > 0, text);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));

    [Fact]
    public void Every_account_number_is_seen_wherever_it_stands() =>
        Prop.ForAll<int>(static seed =>
        {
            var text = Mixed(seed);
            var map = MapOf(text);
            TextGate.Look(text, map);

            var seen = new HashSet<int>();
            foreach (var at in map.Ibans)
                seen.UnionWith([at - GatePatterns.IbanRun - 3, at - GatePatterns.IbanGroup - 3]);
            var expected = Regex
                .Matches(text, "(?=[A-Za-z]{2}[0-9]{2}(?:[ -][A-Za-z0-9]{4}|[A-Za-z0-9]{11}))")
                .Select(static match => match.Index);
            expected.Except(seen).ShouldBeEmpty(text);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));

    [Fact]
    public void The_kinds_of_characters_are_known_for_all_of_the_text() =>
        Prop.ForAll<int>(static seed =>
        {
            var text = Mixed(seed);
            var map = MapOf(text);
            TextGate.Look(text, map);
            var letters = map.Alphanumerics.Expand(new ulong[GateMap.Words]);
            var tokens = map.Tokens.Expand(new ulong[GateMap.Words]);

            var starts = new List<int>();
            for (var at = letters.NextStart(0); at >= 0; at = letters.NextStart(at + 1))
                starts.Add(at);
            starts.ShouldBe(Regex.Matches(text, "[A-Za-z0-9]+").Select(static match => match.Index), text);
            foreach (Match run in Regex.Matches(text, "[A-Za-z0-9_-]+"))
            {
                var middle = run.Index + (run.Length / 2);
                tokens.StartOf(middle).ShouldBe(run.Index, text);
                tokens.EndOf(middle).ShouldBe(run.Index + run.Length, text);
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));

    [Theory]
    [InlineData("081109 203615 148 INFO")]
    [InlineData("- 1131566461 2005.11.09 dn228")]
    [InlineData("20260311 091422 4711")]
    public void Times_and_counters_are_no_groups_of_a_card(string text) =>
        TextGate.Look(text).ShouldBe(TextFeatures.Digit);

    [Fact]
    public void An_ordinary_log_line_has_nothing_that_a_rule_would_be_asked_about_in_vain()
    {
        var features = TextGate.Look("2026-03-11 09:14:22 INFO Scheduler finished 1204 rows in 4.1 s");

        features.ShouldBe(TextFeatures.Digit);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a")]
    [InlineData("nothing to see")]
    public void A_text_without_features_has_none(string text) => TextGate.Look(text).ShouldBe(TextFeatures.None);

    static string Mixed(int seed)
    {
        var random = new Random(seed);
        var text = string.Concat(Enumerable.Range(0, random.Next(1, 60)).Select(_ => Soup[random.Next(Soup.Length)]));
        return text[..Math.Min(text.Length, GateMap.Limit)];
    }

    static GateMap MapOf(string text) =>
        new(new ulong[text.Length <= GateMap.ShortLimit ? GateMap.ShortRoom : GateMap.Room]);
}
