// SPDX-License-Identifier: Apache-2.0
using System.Collections.Concurrent;

namespace Sinks.Fanout;

/// <summary>
/// The options of redaction, compiled once: which rules there are and what becomes of what they find.
/// </summary>
sealed class RuleSet
{
    readonly ConcurrentDictionary<string, Treatment> _byRule = new(StringComparer.Ordinal);
    readonly RedactionOptions _options;
    readonly Treatment _default;
    readonly NameStrategies _byName;
    readonly bool _takesNames;
    readonly HashSet<string> _allowed;

    /// <summary>Compiles.</summary>
    /// <param name="options">The options; what is a mistake in them is left out.</param>
    public RuleSet(RedactionOptions options)
    {
        _options = options;
        _default = new Treatment(
            options.Strategy == RedactionStrategy.Off ? default : options.Strategy,
            RuleInfo.OfOthers.Keep,
            options.Pseudonym.PerName);
        _byName = new NameStrategies(options.Names);
        _allowed = (options.AllowValues ?? []).Where(static value => !string.IsNullOrWhiteSpace(value))
            .Select(static value => value.Trim()).ToHashSet(StringComparer.OrdinalIgnoreCase);
        Names = new NameRules(
            NameStrategies.Effective(options.Names),
            NamePacks.For(rule => Of(rule).Strategy != RedactionStrategy.Off));
        Pseudonyms = Pseudonyms.Of(options.Pseudonym);
        _takesNames = Of(RuleNames.Name).Strategy != RedactionStrategy.Off;
        Removes = UsesRemove(options);
        Limits = options.Limits;
        Patterns = [.. Compile(options), .. OwnRules.Of(options)];
        // Now, as whoever has the options may go on changing them.
        var names = Patterns.OfType<PatternRule>().Select(static pattern => pattern.Name)
            .Concat(options.Own.Select(static own => own.Name));
        foreach (var rule in RuleInfo.Names.Concat(names))
            Of(rule);
    }

    public NameRules Names { get; }

    /// <summary>Makes pseudonyms; null without a key.</summary>
    public Pseudonyms? Pseudonyms { get; }


    /// <summary>How much of a value is read.</summary>
    public RedactionLimits Limits { get; }

    /// <summary>Whether anything is to leave nothing.</summary>
    public bool Removes { get; }

    /// <summary>The user's own expressions.</summary>
    public IReadOnlyList<TextRule> Patterns { get; }

    /// <summary>
    /// Whether a built-in rule is to look at text: its pack is in use and nobody turned it off, or the options name
    /// what it may find.
    /// </summary>
    public bool IsAsked(string rule) =>
        Of(rule).Strategy != RedactionStrategy.Off
        || (RuleInfo.Find(rule) is { IsByName: true } && !_byName.IsEmpty && !IsTurnedOff(rule));

    /// <summary>Whether the options themselves make the name secret.</summary>
    public bool IsNamed(ReadOnlySpan<char> name) => _byName.TryGet(name, out _);

    /// <summary>Whether the name counts: built-in names do with the pack of secrets.</summary>
    public bool TakesName(ReadOnlySpan<char> name) => _takesNames || IsNamed(name) || Names.PackOf(name) is not null;

    /// <summary>The rule for a value that another took for its name: a pack's, where the name is of one.</summary>
    public string RuleOf(string rule, ReadOnlySpan<char> name) =>
        RuleInfo.Find(rule) is { IsByName: true, Pack: RedactionPacks.Secrets } && !IsNamed(name)
            ? Names.PackOf(name) ?? rule
            : rule;

    /// <summary>Whether what a rule found is to be taken out at all.</summary>
    public bool Takes(string rule, ReadOnlySpan<char> name, ReadOnlySpan<char> value)
    {
        var treatment = Of(rule);
        if (treatment.Strategy == RedactionStrategy.Off)
            return treatment.IsByName && IsNamed(name) && !IsTurnedOff(rule);
        return treatment.IsByName || _allowed.Count == 0 || !_allowed.Contains(value.ToString());
    }

    /// <summary>What becomes of what a rule found under a name.</summary>
    public Treatment Of(string rule, ReadOnlySpan<char> name)
    {
        var treatment = Of(rule);
        if (treatment.IsByName && _byName.TryGet(name, out var strategy))
        {
            return strategy is { } own
                ? treatment with { Strategy = own, Keep = RuleInfo.OfOthers.Keep, IsOfName = true }
                : treatment with { Strategy = Own(rule) ?? _default.Strategy };
        }

        return treatment;
    }

    /// <summary>What stands for a value in text; null for nothing.</summary>
    /// <param name="treatment">What is to become of it.</param>
    /// <param name="rule">The rule that found it.</param>
    /// <param name="kind">The rule that says what it is by its form, where that is another one.</param>
    /// <param name="name">The name it stands under, or nothing.</param>
    /// <param name="value">The value.</param>
    public string? TextFor(
        Treatment treatment, string rule, string? kind, ReadOnlySpan<char> name, ReadOnlySpan<char> value)
    {
        kind ??= rule;
        switch (treatment.Strategy)
        {
            case RedactionStrategy.Remove:
                return null;
            case RedactionStrategy.Pseudonym when Pseudonyms is not null:
                return Marker.Of(kind, Pseudonyms.Of(kind, treatment.PerName ? name : default, value));
            case RedactionStrategy.Partial:
                return PartialOf(treatment, kind, value) is { } shown ? Marker.Of(kind, shown) : Marker.Of(rule);
            default:
                return Marker.Of(rule);
        }
    }

    static string? PartialOf(Treatment treatment, string kind, ReadOnlySpan<char> value)
    {
        var info = RuleInfo.Find(kind) ?? RuleInfo.OfOthers;
        if (!treatment.IsOfName)
            return PartialText.Of(info.Form, treatment.Keep, value);
        return info.Form == PartialForm.None && info.IsByName
            ? PartialText.Of(PartialForm.Tail, treatment.Keep, value)
            : PartialText.Of(info.Form, info.Keep, value);
    }

    Treatment Of(string rule)
    {
        if (!_byRule.TryGetValue(rule, out var treatment))
            _byRule[rule] = treatment = Make(rule);
        return treatment;
    }

    Treatment Make(string rule)
    {
        var info = RuleInfo.Find(rule);
        var isInUse = info?.Pack is not { } pack || _options.Packs.HasFlag(pack);
        var own = _options.Rules.TryGetValue(rule, out var found) ? found : null;
        return new Treatment(
            isInUse ? Own(rule) ?? _default.Strategy : RedactionStrategy.Off,
            own?.Keep ?? (info ?? RuleInfo.OfOthers).Keep,
            own?.PerName ?? _default.PerName)
        {
            IsByName = info is { IsByName: true },
        };
    }

    RedactionStrategy? Own(string rule)
    {
        if (_options.Rules.TryGetValue(rule, out var own) && own?.Strategy is { } strategy)
            return strategy;
        return (_options.Patterns ?? []).FirstOrDefault(
            pattern => string.Equals(pattern?.Name, rule, StringComparison.OrdinalIgnoreCase))?.Strategy
            ?? _options.Own.FirstOrDefault(
                own => string.Equals(own.Name, rule, StringComparison.OrdinalIgnoreCase))?.Strategy;
    }

    bool IsTurnedOff(string rule) => Own(rule) == RedactionStrategy.Off;

    static bool UsesRemove(RedactionOptions options) =>
        options.Strategy == RedactionStrategy.Remove
        || options.Names.Strategies.Values.Contains(RedactionStrategy.Remove)
        || options.Rules.Values.Any(static rule => rule?.Strategy == RedactionStrategy.Remove)
        || (options.Patterns ?? []).Any(static pattern => pattern?.Strategy == RedactionStrategy.Remove)
        || options.Own.Any(static own => own.Strategy == RedactionStrategy.Remove);

    static IEnumerable<TextRule> Compile(RedactionOptions options)
    {
        foreach (var pattern in options.Patterns ?? [])
        {
            if (pattern is not null && Marker.IsRule(pattern.Name) && PatternExpression.TryMake(pattern) is { } made)
                yield return new PatternRule(pattern.Name, made);
        }
    }
}
