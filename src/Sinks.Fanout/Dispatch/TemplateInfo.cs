// SPDX-License-Identifier: Apache-2.0
using System.Runtime.CompilerServices;
using Serilog.Events;
using Serilog.Parsing;

namespace Sinks.Fanout;

/// <summary>What is the same for all events of one message template, worked out once.</summary>
sealed class TemplateInfo
{
    TemplateInfo(MessageTemplate template, Redactor redactor)
    {
        var asked = redactor.DropsAsked;
        Text = redactor.Redact(template.Text);
        AsksDrop = redactor.DropsAsked != asked;
        Names = [.. template.Tokens.OfType<PropertyToken>().Select(static token => token.PropertyName)];
        if (Names.Length > 0)
        {
            OnlyHole = template.Tokens.Count() == 1 && template.Tokens.First() is PropertyToken { Alignment: null } only
                ? only.PropertyName
                : null;
            SecretHoles = redactor.Enabled ? SecretHolesOf(template, Names, redactor) : [];
            return;
        }

        var message = MessageRenderer.Render(template, []);
        // What is taken out is counted for every event.
        if (ReferenceEquals(redactor.Redact(message), message))
            PlainMessage = message;
    }

    /// <summary>The message of every event, where the template has no holes and no secrets; else null.</summary>
    public string? PlainMessage { get; }

    /// <summary>The hole the template consists of, if it is nothing else; else null.</summary>
    public string? OnlyHole { get; }

    /// <summary>
    /// The holes whose values are secrets whatever they are, for what stands before them: <c>password={P}</c>.
    /// </summary>
    public string[] SecretHoles { get; } = [];

    /// <summary>Whether there is something in the text for whose sake its events are dropped.</summary>
    public bool AsksDrop { get; }

    /// <summary>The template's text, redacted.</summary>
    public string Text { get; }

    /// <summary>The names of the holes, in their order.</summary>
    public string[] Names { get; }

    public bool Has(string name) => Array.IndexOf(Names, name) >= 0;

    public bool HasSecret(string name) => SecretHoles.Length > 0 && Array.IndexOf(SecretHoles, name) >= 0;

    /// <summary>
    /// Tried with plain words: <c>Invalid token: {Why}</c> has a secret in its hole or none, and is looked at each
    /// time.
    /// </summary>
    static string[] SecretHolesOf(MessageTemplate template, string[] names, Redactor redactor)
    {
        var words = new ScalarValue("is not a thing here");
        var values = new Dictionary<string, LogEventPropertyValue>(StringComparer.Ordinal);
        foreach (var name in names)
            values[name] = words;
        // All at once: a template may be a stranger's text, with thousands of holes.
        var holes = new List<HoleSpan>();
        var hits = redactor.Find(MessageRenderer.Render(template, values, holes));
        var taken = holes.Where(hole => IsTaken(hole, hits)).Select(static hole => hole.Name);
        return [.. taken.Distinct(StringComparer.Ordinal)];
    }

    static bool IsTaken(HoleSpan hole, IReadOnlyList<Hit> hits)
    {
        foreach (var hit in hits)
        {
            if (hit.Start <= hole.Start && hole.Start + 2 <= hit.End)
                return true;
        }

        return false;
    }

    public sealed class Cache(Redactor redactor)
    {
        // Weak: Serilog keeps at most 1,000 templates and lets go of the rest.
        readonly ConditionalWeakTable<MessageTemplate, TemplateInfo> _known = [];

        public TemplateInfo Get(MessageTemplate template)
        {
            if (!_known.TryGetValue(template, out var info))
                info = _known.GetValue(template, key => new TemplateInfo(key, redactor));
            return info;
        }

        public void Clear() => _known.Clear();
    }
}
