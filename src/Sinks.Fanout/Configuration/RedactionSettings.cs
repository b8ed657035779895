// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>The settings below <c>Redaction</c>.</summary>
static class RedactionSettings
{
    const string Strategies = "Replace, Partial, Remove, Pseudonym, DropEvent";

    static readonly TimeSpan ShortestRule = TimeSpan.FromMilliseconds(1);
    static readonly TimeSpan LongestRule = TimeSpan.FromSeconds(10);

    /// <summary>Throws if there are mistakes in options that no fan-out has checked.</summary>
    public static void Ensure(RedactionOptions options)
    {
        var table = new SettingTable<RedactionOptions>();
        Declare(table);
        var mistakes = new List<Mistake>();
        ((ISettings)table).Check(options, FanoutSettings.RedactionKey, mistakes.Add);
        if (mistakes.Count > 0)
            throw new FanoutConfigurationException(mistakes);
    }

    public static void Declare(SettingTable<RedactionOptions> settings) => settings
        .Flag("Enabled", static o => o.Enabled, static (o, v) => o.Enabled = v)
        .Add(new PacksSetting("Packs"))
        .Add(new ValueSetting<RedactionOptions, RedactionStrategy>(
            "Strategy",
            "one of " + Strategies,
            $"Write one of {Strategies}. To turn redaction off write \"Enabled\": false.",
            static o => o.Strategy,
            static (o, v) => o.Strategy = v,
            static text => ChoiceText.TryParse<RedactionStrategy>(text, out var value) ? (true, value) : default,
            static value => Enum.IsDefined(value) && value != RedactionStrategy.Off,
            static value => value.ToString()))
        .Nested<RedactionNames>("Names", static o => o.Names, static names => names
            .TextList("Add", static o => o.Add, static (o, v) => o.Add = v)
            .TextList("Allow", static o => o.Allow, static (o, v) => o.Allow = v)
            .ChoiceMap("Strategies", "UserEmail=Pseudonym, LoyaltyCode=Remove", static o => o.Strategies))
        .Add(new RulesSetting("Rules"))
        .Add(new PatternsSetting("Patterns"))
        .TextList("AllowValues", static o => o.AllowValues, static (o, v) => o.AllowValues = v)
        .Add(new ValuesSetting("Values"))
        .Add(new OwnRulesSetting("Add"))
        .Add(new PseudonymSetting("Pseudonym"))
        .Nested<RedactionLimits>("Limits", static o => o.Limits, static limits => limits
            .Integer("MaxLength", static o => o.MaxLength, static (o, v) => o.MaxLength = (int)v, 256, 1_048_576)
            .Integer("MaxDepth", static o => o.MaxDepth, static (o, v) => o.MaxDepth = (int)v, 1, 16)
            .Integer("MaxNodes", static o => o.MaxNodes, static (o, v) => o.MaxNodes = (int)v, 10, 100_000)
            .Duration(
                "RuleTimeLimit",
                static o => o.RuleTimeLimit,
                static (o, v) => o.RuleTimeLimit = v,
                ShortestRule,
                LongestRule));
}
