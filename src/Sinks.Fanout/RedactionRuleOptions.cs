// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>What one rule does with what it finds; in configuration the strategy alone is enough.</summary>
public sealed class RedactionRuleOptions
{
    /// <summary>What becomes of a secret; null for <see cref="RedactionOptions.Strategy"/>.</summary>
    public RedactionStrategy? Strategy { get; set; }

    /// <summary>
    /// How many characters at the end Partial keeps; null for the rule's own number (4 of a card or IBAN, else 2). A
    /// value of which this is more than a quarter is replaced.
    /// </summary>
    public int? Keep { get; set; }

    /// <summary>
    /// Whether one value under different names has different pseudonyms; null for
    /// <see cref="PseudonymOptions.PerName"/>.
    /// </summary>
    public bool? PerName { get; set; }
}
