// SPDX-License-Identifier: Apache-2.0
using Microsoft.Extensions.Configuration;

namespace Sinks.Fanout;

/// <summary>Checks the rules that code has added; a section cannot.</summary>
sealed class OwnRulesSetting(string key) : Setting<RedactionOptions>(key)
{
    public override void Read(IConfigurationSection section, RedactionOptions options, Action<Mistake> report) =>
        report(new Mistake(
            section.Path, "cannot be set here.", "Add rules in code, o.Redaction.Add(rule), or use Patterns."));

    public override void Check(
        RedactionOptions options, RedactionOptions defaults, string path, Action<Mistake> report)
    {
        var names = (options.Patterns ?? []).Select(static pattern => pattern?.Name ?? "")
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var own in options.Own)
        {
            var reason = own.Name switch
            {
                "" => "has a rule without a name.",
                _ when !Marker.IsRule(own.Name) => "has a rule whose name cannot stand in a marker.",
                _ when !RuleInfo.IsFree(own.Name) => $"has a rule with the name of a built-in one, {own.Name}.",
                _ when !names.Add(own.Name) => $"has two rules of the name {own.Name}.",
                _ => null,
            };
            if (reason is not null)
                report(new Mistake(path, reason, "Write a name of its own: 1 to 40 letters, digits, '-' and '_'."));
        }
    }

    public override IEnumerable<SettingDescription> Describe(RedactionOptions defaults) => [];
}
