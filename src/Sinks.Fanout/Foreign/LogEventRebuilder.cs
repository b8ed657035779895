// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics;
using Serilog.Core;
using Serilog.Events;
using Serilog.Parsing;

namespace Sinks.Fanout;

/// <summary>
/// Makes a Serilog event of a redacted one, as near to what was logged as redaction allows. Not thread-safe.
/// </summary>
sealed class LogEventRebuilder
{
    const int TemplatesLimit = 1000;
    const int CachedLengthLimit = 1024;

    readonly MessageTemplateParser _parser = new();
    readonly Dictionary<string, MessageTemplate> _templates = new(StringComparer.Ordinal);

    public LogEvent Rebuild(FanoutEvent item)
    {
        var properties = PropertiesOf(item);
        return new LogEvent(
            item.Timestamp,
            item.Level,
            item.Exception is null ? null : ReportedException.From(item.Exception),
            TemplateOf(item, properties),
            properties.Select(static property => new LogEventProperty(property.Key, property.Value)),
            item.TraceId is { Length: 32 } trace ? ActivityTraceId.CreateFromString(trace) : default,
            item.SpanId is { Length: 16 } span ? ActivitySpanId.CreateFromString(span) : default);
    }

    /// <summary>What has a place of its own in a redacted event is a property again.</summary>
    static Dictionary<string, LogEventPropertyValue> PropertiesOf(FanoutEvent item)
    {
        var properties =
            new Dictionary<string, LogEventPropertyValue>(item.Properties.Count + 4, StringComparer.Ordinal);
        foreach (var (name, value) in item.Properties)
        {
            if (LogEventProperty.IsValidName(name))
                properties[name] = SerilogValues.From(value);
        }

        Add(Constants.SourceContextPropertyName, item.SourceContext);
        Add(EventNames.Property, item.EventName);
        Add(nameof(FanoutContext.WorkflowId), item.Context.WorkflowId);
        Add(nameof(FanoutContext.WorkflowRunId), item.Context.WorkflowRunId);
        Add(nameof(FanoutContext.Step), item.Context.Step);
        Add(nameof(FanoutContext.UserId), item.Context.UserId);
        Add(nameof(FanoutContext.TenantId), item.Context.TenantId);
        return properties;

        void Add(string name, string? text)
        {
            if (text is not null)
                properties.TryAdd(name, new ScalarValue(text));
        }
    }

    /// <summary>
    /// The template, unless it renders another message than the redacted one: redaction may find in the whole message
    /// what it does not find in its parts, and a value may have lost a type that its format needs.
    /// </summary>
    MessageTemplate TemplateOf(FanoutEvent item, Dictionary<string, LogEventPropertyValue> properties)
    {
        var template = Parse(item.Template);
        return string.Equals(MessageRenderer.Render(template, properties), item.Message, StringComparison.Ordinal)
            ? template
            : Literal(item.Message);
    }

    MessageTemplate Parse(string text)
    {
        if (_templates.TryGetValue(text, out var known))
            return known;
        var template = _parser.Parse(text);
        if (text.Length > CachedLengthLimit)
            return template;
        if (_templates.Count == TemplatesLimit)
            _templates.Clear();
        return _templates[text] = template;
    }

    static MessageTemplate Literal(string text) => new(
        text.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal),
        [new TextToken(text)]);
}
