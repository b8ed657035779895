// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>A rule that was added as code. Its name is a stranger's property: it is read once.</summary>
sealed class OwnRule(IRedactionRule rule, RedactionStrategy? strategy)
{
    public IRedactionRule Rule { get; } = rule;

    /// <summary>What becomes of what it finds, or null.</summary>
    public RedactionStrategy? Strategy { get; } = strategy;

    /// <summary>The name; empty when it cannot be had.</summary>
    public string Name { get; } = NameOf(rule);

    static string NameOf(IRedactionRule rule)
    {
        try
        {
            return (string?)rule.Name ?? "";
        }
        catch (Exception)
        {
            return "";
        }
    }
}
