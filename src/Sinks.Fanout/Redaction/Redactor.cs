// SPDX-License-Identifier: Apache-2.0
using System.Buffers;
using Serilog.Events;

namespace Sinks.Fanout;

/// <summary>Takes secrets out of text and values; thread-safe, never throws.</summary>
public sealed class Redactor
{
    readonly NameRules _names;
    readonly RedactionTally _tally;
    readonly TextScanner _scanner;

    internal Redactor(RedactionOptions options, RedactionTally? tally = null)
    {
        _tally = tally ?? new RedactionTally();
        Enabled = options.Enabled;
        _names = new NameRules(options.Names);
        _scanner = new TextScanner(_names, _tally, new RulesInUse(options).IsOn);
    }

    /// <summary>The built-in rules.</summary>
    public static Redactor Default { get; } = new(new RedactionOptions());

    internal bool Enabled { get; }

    /// <summary>How often each rule took something out.</summary>
    internal IReadOnlyDictionary<string, long> Counts => _tally.Snapshot();

    /// <summary>The text without its secrets; the same instance when there were none.</summary>
    /// <param name="text">Any text. Of a text over 32,768 characters only the beginning is kept.</param>
    public string Redact(string text)
    {
        // An exception's message may be null, whatever its type says.
        if (!Enabled || string.IsNullOrEmpty(text))
            return text;
        try
        {
            return RedactText(text);
        }
        catch (Exception)
        {
            return Failed();
        }
    }

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
            return Explanation.Of(TextLimit.Cut(text, out _), _scanner);
        }
        catch (Exception)
        {
            return [new RedactionSpan(0, text.Length, RuleNames.Error)];
        }
    }

    /// <summary>Where the text has secrets, as far as it would be kept; nothing is counted.</summary>
    internal IReadOnlyList<Hit> Find(string text) => Enabled ? _scanner.Find(TextLimit.Cut(text, out _)) : [];

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

    /// <summary>The value when redaction leaves it alone, else null: a marker identifies nobody.</summary>
    internal string? RedactIdentity(string? value) =>
        value is null || (ReferenceEquals(Redact(value), value) && !(Enabled && Marker.IsIn(value))) ? value : null;

    /// <summary>Who and what an event is about, without what would be redacted.</summary>
    internal FanoutContext RedactContext(FanoutContext context) => new()
    {
        WorkflowId = RedactIdentity(context.WorkflowId),
        WorkflowRunId = RedactIdentity(context.WorkflowRunId),
        Step = RedactIdentity(context.Step),
        UserId = RedactIdentity(context.UserId),
        TenantId = RedactIdentity(context.TenantId),
    };

    /// <summary>Whether any value under that name is a secret by its name alone.</summary>
    /// <param name="name">The name of a property, header or setting.</param>
    public bool IsSecretName(string name) => Judge(name) == NameVerdict.Secret;

    internal NameVerdict Judge(ReadOnlySpan<char> name) => Enabled ? _names.Judge(name) : NameVerdict.Pass;

    internal bool IsPlaceholder(string text) => Placeholder.Is(text, _names);

    /// <summary>The marker of that rule, counted.</summary>
    internal string Take(string rule)
    {
        _tally.Add(rule);
        return Marker.Of(rule);
    }

    internal string Failed() => Take(RuleNames.Error);

    bool IsClean(ReadOnlySpan<char> text)
    {
        try
        {
            return !Enabled || (text.Length <= TextLimit.MaxLength && _scanner.Look(text).IsEmpty);
        }
        catch (Exception)
        {
            return false;
        }
    }

    string RedactText(string text)
    {
        // Markers can make a text longer than it was, hence the second cut.
        var result = _scanner.Scan(TextLimit.Cut(text, out var isCut));
        result = TextLimit.Cut(result, out var isCutAgain);
        if (!isCut && !isCutAgain)
            return result;
        _tally.Add(RuleNames.TooLong);
        return TextLimit.Close(result);
    }
}
