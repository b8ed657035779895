// SPDX-License-Identifier: Apache-2.0
using System.Buffers;
using Serilog.Events;

namespace Sinks.Fanout;

/// <summary>Takes secrets out of text and values; thread-safe, never throws.</summary>
public sealed class Redactor
{
    readonly RuleSet _rules;
    readonly RedactionTally _tally;
    readonly RedactionVoice? _voice;
    readonly TextScanner _scanner;

    internal Redactor(RedactionOptions options, RedactionTally? tally = null, RedactionVoice? voice = null)
    {
        _tally = tally ?? new RedactionTally();
        _voice = voice;
        Enabled = options.Enabled;
        _rules = new RuleSet(options);
        _scanner = new TextScanner(_rules, _tally);
    }

    /// <summary>The built-in rules.</summary>
    public static Redactor Default { get; } = new(new RedactionOptions());

    /// <summary>A redactor with options of its own, for other texts than those of events.</summary>
    /// <param name="configure">Sets the options: <c>o => o.Name("LoyaltyCode")</c>.</param>
    /// <exception cref="FanoutConfigurationException">The options hold mistakes; all are named.</exception>
    public static Redactor Create(Action<RedactionOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        var options = new RedactionOptions();
        configure(options);
        RedactionSettings.Ensure(options);
        return new Redactor(options);
    }

    internal bool Enabled { get; }

    /// <summary>How often each rule took something out.</summary>
    internal IReadOnlyDictionary<string, long> Counts => _tally.Snapshot();

    /// <summary>How often something was found for whose sake the event is to be dropped.</summary>
    internal long DropsAsked => _tally.DropsAsked;

    /// <summary>Asks for the event in hand to be dropped.</summary>
    internal void AskDrop() => _tally.AskDrop();

    /// <summary>The rules as they were compiled.</summary>
    internal RuleSet Rules => _rules;

    /// <summary>The text without its secrets; the same instance when there were none.</summary>
    /// <param name="text">Any text. Of a text over 32,768 characters only the beginning is kept.</param>
    public string Redact(string text) => RedactText(text, "");

    /// <summary>The text without its secrets; nothing is allocated when there are none.</summary>
    /// <param name="text">Any text. Of a text over 32,768 characters only the beginning is kept.</param>
    /// <param name="output">Takes the result.</param>
    public void Redact(ReadOnlySpan<char> text, IBufferWriter<char> output)
    {
        ArgumentNullException.ThrowIfNull(output);
        output.Write(IsClean(text) ? text : Redact(text.ToString()));
    }

    /// <summary>The text without its secrets, as logged under that name.</summary>
    /// <param name="name">The name of a property, header or setting. Of a secret name all of the value is
    /// taken.</param>
    /// <param name="value">The value.</param>
    public string Redact(string name, string value) =>
        ((ScalarValue)Redact(name ?? "", new ScalarValue(value))).Value as string ?? "";

    /// <summary>
    /// Which stretches of a text are taken out and by which rules, in their order; those of one place are one. Empty
    /// for a text without secrets.
    /// </summary>
    /// <param name="text">Any text; what is behind 32,768 characters is not looked at.</param>
    public IReadOnlyList<RedactionSpan> Explain(string text)
    {
        if (!Enabled || string.IsNullOrEmpty(text))
            return [];
        try
        {
            return Explanation.Of(TextLimit.Cut(text, _rules.Limits.MaxLength, out _), _scanner);
        }
        catch (Exception)
        {
            return [new RedactionSpan(0, text.Length, RuleNames.Error)];
        }
    }

    /// <summary>The value without its secrets, as logged under that name; the same instance if clean.</summary>
    internal LogEventPropertyValue Redact(string name, LogEventPropertyValue value)
    {
        try
        {
            return value is ScalarValue scalar
                ? ScalarRedaction.Redact(this, name, scalar)
                : new ValueWalk(this).Redact(name, value);
        }
        catch (Exception)
        {
            return new ScalarValue(Failed());
        }
    }

    /// <summary>The same for a property of the event itself, which may be an identity.</summary>
    internal LogEventPropertyValue RedactProperty(string name, LogEventPropertyValue value) =>
        Enabled && Identities.IsProperty(name) ? Identities.Redact(this, name, value) : Redact(name, value);

    /// <summary>The name of a property or member without its secrets; never nothing, which is no name.</summary>
    internal string RedactName(string name)
    {
        var left = Redact(name);
        return left.Length == 0 && name.Length > 0 ? "_" : left;
    }

    /// <summary>A text that is logged as a property of that name, without its secrets.</summary>
    // An exception's message may be null, whatever its type says.
    internal string RedactText(string text, string property) =>
        !Enabled || string.IsNullOrEmpty(text) ? text : RedactText(text, property, end: null);

    /// <summary>
    /// The beginning of a text of any length without its secrets, nor any part of one that goes on behind it.
    /// </summary>
    /// <param name="text">The text, with what stands behind the beginning.</param>
    /// <param name="end">Where the beginning ends.</param>
    internal string RedactUpTo(string text, int end) => Enabled ? RedactText(text, property: "", end) : text[..end];

    string RedactText(string text, string property, int? end)
    {
        try
        {
            return end is { } at ? _scanner.ScanUpTo(text, at) : Scan(text, property);
        }
        catch (RuleFailedException failure)
        {
            _voice?.RuleFailed(failure.Rule, property, failure.Why);
            return Failed();
        }
        catch (Exception failure)
        {
            _voice?.RuleFailed("(built-in)", property, $"failed ({failure.GetType().Name})");
            return Failed();
        }
    }

    /// <summary>
    /// The value when redaction leaves it alone; else its pseudonym, or null without a key: a marker identifies nobody.
    /// </summary>
    /// <param name="value">The value.</param>
    /// <param name="field">What it identifies, such as <c>UserId</c>.</param>
    internal string? RedactIdentity(string? value, string field = "")
    {
        if (value is null || !Enabled || Identities.IsClean(this, value, field))
            return value;
        var pseudonym = Identities.PseudonymOf(this, value, field);
        if (pseudonym is null && !Marker.IsIn(value))
            _voice?.IdentityLeftOut(field);
        return pseudonym;
    }

    /// <summary>Who and what an event is about, without what would be redacted.</summary>
    internal FanoutContext RedactContext(FanoutContext context) => new()
    {
        WorkflowId = RedactIdentity(context.WorkflowId, nameof(context.WorkflowId)),
        WorkflowRunId = RedactIdentity(context.WorkflowRunId, nameof(context.WorkflowRunId)),
        Step = RedactIdentity(context.Step, nameof(context.Step)),
        UserId = RedactIdentity(context.UserId, nameof(context.UserId)),
        TenantId = RedactIdentity(context.TenantId, nameof(context.TenantId)),
    };

    /// <summary>Whether any value under that name is a secret by its name alone.</summary>
    /// <param name="name">The name of a property, header or setting.</param>
    public bool IsSecretName(string name) => Judge(name) == NameVerdict.Secret;

    internal NameVerdict Judge(ReadOnlySpan<char> name)
    {
        var verdict = Enabled ? _rules.Names.Judge(name) : NameVerdict.Pass;
        return verdict == NameVerdict.Pass || _rules.TakesName(name) ? verdict : NameVerdict.Pass;
    }

    internal bool IsPlaceholder(string text) => Placeholder.Is(text, _rules.Names);

    /// <summary>The marker of that rule, counted.</summary>
    internal string Take(string rule)
    {
        _tally.Add(rule);
        return Marker.Of(rule);
    }

    /// <summary>What stands for a value that is a secret whatever it is, counted.</summary>
    /// <param name="rule">The rule that says so.</param>
    /// <param name="name">The name it stands under.</param>
    /// <param name="value">The value.</param>
    /// <param name="strategy">What is to become of it; null for what the options say.</param>
    /// <returns>The marker, or <see cref="Removed.Value"/>.</returns>
    internal ScalarValue TakeValue(
        string rule, string name, LogEventPropertyValue value, RedactionStrategy? strategy = null)
    {
        rule = _rules.RuleOf(rule, name);
        var treatment = _rules.Of(rule, name);
        if (strategy is { } own)
            treatment = treatment with { Strategy = own, IsOfName = true };
        _tally.Add(rule, treatment.Strategy);
        if (treatment.Strategy == RedactionStrategy.Remove)
            return Removed.Value;
        var looksAtValue = treatment.Strategy is RedactionStrategy.Partial or RedactionStrategy.Pseudonym;
        return looksAtValue && ValueText.Of(value) is { } text
            ? new ScalarValue(_rules.TextFor(treatment, rule, KindOf(text), name, text))
            : new ScalarValue(Marker.Of(rule));
    }

    /// <summary>Where the text has secrets, as far as it would be kept; nothing is counted.</summary>
    internal IReadOnlyList<Hit> Find(string text, string property = "")
    {
        var hits = Enabled ? _scanner.Look(TextLimit.Cut(text, _rules.Limits.MaxLength, out _), property) : default;
        return hits.IsEmpty ? [] : hits.Merged();
    }

    /// <summary>What stands for a stretch that was found; nothing where that is the strategy.</summary>
    internal string TextFor(string text, Hit hit)
    {
        var name = hit.NameEnd > 0 ? text.AsSpan(hit.NameStart, hit.NameEnd - hit.NameStart) : default;
        return _rules.TextFor(hit.Treatment, hit.Rule, hit.Kind, name, text.AsSpan(hit.Start, hit.Length)) ?? "";
    }

    internal string Failed() => Take(RuleNames.Error);

    bool IsClean(ReadOnlySpan<char> text)
    {
        try
        {
            return !Enabled || (text.Length <= _rules.Limits.MaxLength && _scanner.Look(text).IsEmpty);
        }
        catch (Exception)
        {
            return false;
        }
    }

    /// <summary>The rule that says by its form what a text is, all of it.</summary>
    string? KindOf(string text)
    {
        try
        {
            return _scanner.KindOf(text);
        }
        catch (Exception)
        {
            return null;
        }
    }

    string Scan(string text, string property)
    {
        // Markers can make a text longer than it was, hence the second cut.
        var limit = _rules.Limits.MaxLength;
        var result = _scanner.Scan(TextLimit.Cut(text, limit, out var isCut), property);
        result = TextLimit.Cut(result, limit, out var isCutAgain);
        if (!isCut && !isCutAgain)
            return result;
        _tally.Add(RuleNames.TooLong);
        return TextLimit.Close(result);
    }
}
