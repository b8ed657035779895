// SPDX-License-Identifier: Apache-2.0
using System.Text.RegularExpressions;

namespace Sinks.Fanout;

/// <summary>What is taken out of events before any backend sees them, and what stands there instead.</summary>
public sealed class RedactionOptions
{
    /// <summary>The packs that are on by default.</summary>
    internal const RedactionPacks DefaultPacks = RedactionPacks.Secrets | RedactionPacks.Payment | RedactionPacks.Email;

    /// <summary>Whether events are redacted. Default true; false is announced at start-up and in status.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>The groups of rules in use: these and no other. Default Secrets, Payment and Email.</summary>
    public RedactionPacks Packs { get; set; } = DefaultPacks;

    /// <summary>
    /// What becomes of a secret where its rule or name does not say. Default Replace. Partial means those rules that
    /// have such a form; the others replace.
    /// </summary>
    public RedactionStrategy Strategy { get; set; }

    /// <summary>Which property names are secret beyond the built-in ones, and which never are.</summary>
    public RedactionNames Names { get; } = new();

    /// <summary>Rules by name (<c>card</c>, <c>email</c>), each with what it does with what it finds.</summary>
    public IDictionary<string, RedactionRuleOptions> Rules { get; } =
        new Dictionary<string, RedactionRuleOptions>(StringComparer.OrdinalIgnoreCase);

    /// <summary>Rules of one's own, as regular expressions.</summary>
    public IList<RedactionPattern> Patterns { get; set; } = [];

    /// <summary>
    /// Values that rules which look at values leave alone, such as <c>noreply@example.com</c>. Case does not matter.
    /// </summary>
    public IList<string> AllowValues { get; set; } = [];

    /// <summary>
    /// Values that are taken out wherever they stand, in any encoding; of at least four characters, in exact case. See
    /// <see cref="KnownSecrets"/> for those of the whole process.
    /// </summary>
    public IList<string> Values { get; set; } = [];

    /// <summary>The key of pseudonyms.</summary>
    public PseudonymOptions Pseudonym { get; } = new();

    /// <summary>How much of a value is read.</summary>
    public RedactionLimits Limits { get; } = new();

    /// <summary>Sets the groups of rules in use.</summary>
    /// <param name="packs">These and no other.</param>
    /// <returns>These options, for more of the kind.</returns>
    public RedactionOptions Use(RedactionPacks packs)
    {
        Packs = packs;
        return this;
    }

    /// <summary>Makes a name secret.</summary>
    /// <param name="name">The name; a leading <c>*</c> matches any beginning.</param>
    /// <param name="strategy">What becomes of its values; null for what others get.</param>
    /// <returns>These options, for more of the kind.</returns>
    public RedactionOptions Name(string name, RedactionStrategy? strategy = null)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (strategy is { } own)
            Names.Strategies[name] = own;
        else
            Names.Add = [.. Names.Add ?? [], name];
        return this;
    }

    /// <summary>Exempts a name; values under it are still looked at.</summary>
    /// <param name="name">The name; a leading <c>*</c> matches any beginning.</param>
    /// <returns>These options, for more of the kind.</returns>
    public RedactionOptions AllowName(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        Names.Allow = [.. Names.Allow ?? [], name];
        return this;
    }

    /// <summary>Says what a rule does with what it finds.</summary>
    /// <param name="name">The rule, as markers name it: <c>card</c>.</param>
    /// <param name="strategy">What becomes of a secret.</param>
    /// <param name="keep">How many characters at the end Partial keeps; null for the rule's own number.</param>
    /// <param name="perName">Whether one value under different names has different pseudonyms; null for
    /// <see cref="PseudonymOptions.PerName"/>.</param>
    /// <returns>These options, for more of the kind.</returns>
    public RedactionOptions Rule(string name, RedactionStrategy strategy, int? keep = null, bool? perName = null)
    {
        ArgumentNullException.ThrowIfNull(name);
        Rules[name] = new RedactionRuleOptions { Strategy = strategy, Keep = keep, PerName = perName };
        return this;
    }

    /// <summary>Adds a rule of one's own.</summary>
    /// <param name="name">The name in markers and counts: letters, digits, <c>-</c> and <c>_</c>.</param>
    /// <param name="expression">What to take out. Without a match timeout it is made anew to run without
    /// backtracking; where it cannot, that is a mistake in the configuration.</param>
    /// <param name="strategy">What becomes of a match; null for what others get.</param>
    /// <returns>These options, for more of the kind.</returns>
    public RedactionOptions Pattern(string name, Regex expression, RedactionStrategy? strategy = null)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(expression);
        var pattern = new RedactionPattern { Name = name, Strategy = strategy, Expression = expression };
        Patterns = [.. Patterns ?? [], pattern];
        return this;
    }

    /// <summary>Adds a value that rules which look at values leave alone.</summary>
    /// <param name="value">The whole value; case does not matter.</param>
    /// <returns>These options, for more of the kind.</returns>
    public RedactionOptions AllowValue(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        AllowValues = [.. AllowValues ?? [], value];
        return this;
    }

    /// <summary>Adds a value that is taken out wherever it stands, in any encoding.</summary>
    /// <param name="value">The value, of at least four characters; null and an empty one do not count.</param>
    /// <returns>These options, for more of the kind.</returns>
    public RedactionOptions Value(string? value)
    {
        if (!string.IsNullOrWhiteSpace(value))
            Values = [.. Values ?? [], value];
        return this;
    }

    /// <summary>Adds a rule of one's own, as code.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="strategy">What becomes of what it finds; null for what others get.</param>
    /// <returns>These options, for more of the kind.</returns>
    public RedactionOptions Add(IRedactionRule rule, RedactionStrategy? strategy = null)
    {
        ArgumentNullException.ThrowIfNull(rule);
        Own.Add(new OwnRule(rule, strategy));
        return this;
    }

    /// <summary>The rules added as code.</summary>
    internal IList<OwnRule> Own { get; } = [];
}
