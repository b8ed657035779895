// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace Sinks.Fanout;

/// <summary>Rules by name, each a strategy or an object. Adds to what code has set.</summary>
sealed class RulesSetting(string key) : Setting<RedactionOptions>(key)
{
    static readonly SettingTable<RedactionRuleOptions> Table = Declare();

    public override void Read(IConfigurationSection section, RedactionOptions options, Action<Mistake> report)
    {
        if (!string.IsNullOrWhiteSpace(section.Value))
            report(new Mistake(section.Path, "is a text, and should be a section.", "Write an object."));
        foreach (var child in section.GetChildren())
            ReadRule(child, options, report);
    }

    /// <summary>Which rules there are is known only when code has been heard too.</summary>
    public override void Check(
        RedactionOptions options, RedactionOptions defaults, string path, Action<Mistake> report)
    {
        foreach (var (name, rule) in options.Rules.ToArray())
        {
            var ownPath = $"{path}:{name}";
            var info = RuleInfo.Find(name) ?? (IsOwn(options, name) ? RuleInfo.OfOthers : null);
            if (info is null)
            {
                report(new Mistake(ownPath, "is no rule.", UnknownKey.Fix(name, RuleInfo.Names)));
                options.Rules.Remove(name);
            }
            else if (rule is null)
            {
                report(new Mistake(ownPath, "is null.", "Write a strategy."));
                options.Rules.Remove(name);
            }
            else
            {
                ((ISettings)Table).Check(rule, ownPath, report);
                CheckForm(rule, info, ownPath, report);
            }
        }
    }

    public override IEnumerable<SettingDescription> Describe(RedactionOptions defaults) =>
        [new SettingDescription(Key, "an object whose values are strategies, or objects", "")];

    static SettingTable<RedactionRuleOptions> Declare() => new SettingTable<RedactionRuleOptions>()
        .Choice<RedactionStrategy>("Strategy", static o => o.Strategy, static (o, v) => o.Strategy = v)
        .OptionalInteger("Keep", static o => o.Keep, static (o, v) => o.Keep = (int?)v, 1, Marker.TailLimit)
        .Add(new ValueSetting<RedactionRuleOptions, bool?>(
            "PerName",
            "true or false",
            "Write true or false.",
            static o => o.PerName,
            static (o, v) => o.PerName = v,
            static text => SwitchText.TryParse(text, out var value) ? (true, value) : default,
            static _ => true,
            static value => value?.ToString() ?? ""));

    static void ReadRule(IConfigurationSection child, RedactionOptions options, Action<Mistake> report)
    {
        var rule = options.Rules.TryGetValue(child.Key, out var known) ? known : new RedactionRuleOptions();
        ((ISettings)Table).Read(child, rule, report);

        // An environment variable can only be a text: it wins over what an object says.
        if (!string.IsNullOrWhiteSpace(child.Value))
        {
            if (ChoiceText.TryParse<RedactionStrategy>(child.Value.Trim(), out var strategy))
                rule.Strategy = strategy;
            else
                report(new Mistake(child.Path, "is no strategy.", ChoiceText.Fix<RedactionStrategy>()));
        }

        options.Rules[child.Key] = rule;
    }

    static void CheckForm(RedactionRuleOptions rule, RuleInfo info, string path, Action<Mistake> report)
    {
        if (rule.Strategy == RedactionStrategy.Partial && info.Form == PartialForm.None)
        {
            report(new Mistake(
                path,
                "cannot be Partial: nothing of what the rule finds may be shown.",
                "Write Replace, Remove, Pseudonym, DropEvent or Off."));
            rule.Strategy = null;
        }

        if (rule.Keep is not { } keep)
            return;
        if (info.Form != PartialForm.Tail)
        {
            report(new Mistake($"{path}:Keep", "means nothing here: the rule shows no last characters.", "Remove it."));
            rule.Keep = null;
        }
        else if (keep > info.MaxKeep)
        {
            report(new Mistake(
                $"{path}:Keep",
                string.Create(
                    CultureInfo.InvariantCulture, $"cannot be {keep}: that is more than a quarter of a value."),
                string.Create(CultureInfo.InvariantCulture, $"Write a whole number from 1 to {info.MaxKeep}.")));
            rule.Keep = null;
        }
    }

    static bool IsOwn(RedactionOptions options, string name) => (options.Patterns ?? []).Any(
        pattern => string.Equals(pattern?.Name, name, StringComparison.OrdinalIgnoreCase));
}
