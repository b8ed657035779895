// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>Which built-in rules are on: their pack is in use, and nobody turned them off.</summary>
sealed class RulesInUse(RedactionOptions options)
{
    public bool IsOn(string rule)
    {
        var isOff = options.Rules.TryGetValue(rule, out var own) && own?.Strategy == RedactionStrategy.Off;
        return !isOff && (RuleInfo.Find(rule)?.Pack is not { } pack || options.Packs.HasFlag(pack));
    }
}
