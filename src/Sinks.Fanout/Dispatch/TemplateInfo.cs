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
        Text = redactor.Redact(template.Text);
        Names = [.. template.Tokens.OfType<PropertyToken>().Select(static token => token.PropertyName)];
        if (Names.Length > 0)
            return;
        var message = MessageRenderer.Render(template, []);
        // What is taken out is counted for every event.
        if (ReferenceEquals(redactor.Redact(message), message))
            PlainMessage = message;
    }

    /// <summary>The message of every event, where the template has no holes and no secrets; else null.</summary>
    public string? PlainMessage { get; }

    /// <summary>The template's text, redacted.</summary>
    public string Text { get; }

    /// <summary>The names of the holes, in their order.</summary>
    public string[] Names { get; }

    public bool Has(string name) => Array.IndexOf(Names, name) >= 0;

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
    }
}
