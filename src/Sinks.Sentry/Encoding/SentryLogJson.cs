// SPDX-License-Identifier: Apache-2.0
using System.Text.Json;
using Serilog.Events;
using Sinks.Fanout;

namespace Sinks.Sentry;

/// <summary>Writes an event as a structured log: one entry of a <c>log</c> item of version 2.</summary>
/// <param name="source">Where events come from.</param>
/// <param name="content">Which personal data may be sent.</param>
/// <param name="processTraceId">The trace of what was logged outside of one: the protocol asks for some.</param>
sealed class SentryLogJson(SentrySource source, SentryContent content, string processTraceId)
{
    const string Parameter = "sentry.message.parameter.";
    const string Property = "property.";
    const string EventId = "EventId";

    readonly SentryLogLabels _labels = new(source);

    public void Write(Utf8JsonWriter writer, SentryAttributes attributes, FanoutEvent item, SentryLogLimits limits)
    {
        writer.WriteStartObject();
        writer.WriteNumber("timestamp"u8, SentryText.Seconds(item.Timestamp));
        writer.WriteString("trace_id"u8, item.TraceId ?? processTraceId);
        if (item is { TraceId: not null, SpanId: { } spanId })
            writer.WriteString("span_id"u8, spanId);
        WriteLevel(writer, item.Level);
        writer.WriteString("body"u8, SentryText.Cut(item.Message, limits.Body));
        writer.WriteStartObject("attributes"u8);
        _labels.Write(writer);
        attributes.Begin(writer, limits);
        WriteOwn(attributes, item, limits);
        WriteContext(attributes, item.Context);
        WriteParameters(attributes, item, limits);
        WriteProperties(attributes, item);
        if (attributes.LeftOut > 0)
            attributes.Write("sinks.attributes_left_out"u8, attributes.LeftOut);
        attributes.End();
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    /// <summary>Here it is <c>warn</c>, unlike in events.</summary>
    static void WriteLevel(Utf8JsonWriter writer, LogEventLevel level)
    {
        writer.WriteString("level"u8, level switch
        {
            LogEventLevel.Verbose => "trace"u8,
            LogEventLevel.Debug => "debug"u8,
            LogEventLevel.Information => "info"u8,
            LogEventLevel.Warning => "warn"u8,
            LogEventLevel.Error => "error"u8,
            _ => "fatal"u8,
        });
        // 1, 5, 9, 13, 17 and 21, as in OpenTelemetry.
        writer.WriteNumber("severity_number"u8, ((int)level * 4) + 1);
    }

    void WriteOwn(SentryAttributes attributes, FanoutEvent item, SentryLogLimits limits)
    {
        attributes.Write(
            "sentry.origin"u8,
            item.Face is FanoutFace.Serilog ? "auto.log.serilog"u8 : "auto.log.extensions_logging"u8);
        attributes.Write("category.name"u8, item.SourceContext, SentryLimits.TagText);
        attributes.Write("event.name"u8, item.EventName, SentryLimits.TagText);
        attributes.Write("user.id"u8, item.Context.UserId, SentryLimits.UserId);
        if (content.SendsPersonalData)
        {
            attributes.Write("user.name"u8, SentryUser.NameOf(item, content), SentryLimits.UserId);
            attributes.Write("user.email"u8, SentryUser.EmailOf(item), SentryLimits.UserId);
        }

        attributes.Write("exception.type"u8, item.Exception?.Type, SentryLimits.TypeName);
        attributes.Write("exception.message"u8, item.Exception?.Message, limits.Text);
    }

    /// <summary>Under the names of the tags of events.</summary>
    static void WriteContext(SentryAttributes attributes, FanoutContext context)
    {
        attributes.Write("workflow_id"u8, context.WorkflowId, SentryLimits.TagText);
        attributes.Write("workflow_run_id"u8, context.WorkflowRunId, SentryLimits.TagText);
        attributes.Write("step"u8, context.Step, SentryLimits.TagText);
        attributes.Write("tenant_id"u8, context.TenantId, SentryLimits.TagText);
    }

    /// <summary>The protocol forbids the template of a text without parameters.</summary>
    static void WriteParameters(SentryAttributes attributes, FanoutEvent item, SentryLogLimits limits)
    {
        if (item.TemplateNames.Count == 0)
            return;
        attributes.Write("sentry.message.template"u8, item.Template, limits.Body);
        for (var i = 0; i < item.TemplateNames.Count; i++)
        {
            var name = item.TemplateNames[i];
            if (IndexOf(item.TemplateNames, name) == i && item.Properties.TryGetValue(name, out var value))
                attributes.Write(Parameter, name, value);
        }
    }

    static void WriteProperties(SentryAttributes attributes, FanoutEvent item)
    {
        foreach (ref readonly var property in item.Properties.AsSpan())
        {
            if (IndexOf(item.TemplateNames, property.Name) >= 0 || SentryPlaces.IsSaidByContext(property, item))
                continue;
            if (string.Equals(property.Name, EventId, StringComparison.Ordinal) && TryWriteId(attributes, property))
                continue;
            attributes.Write(Property, property.Name, property.Value);
        }
    }

    /// <summary>Microsoft.Extensions.Logging's id of an event.</summary>
    static bool TryWriteId(SentryAttributes attributes, in FanoutProperty property)
    {
        var id = property.Value;
        if (id.Kind == FanoutValueKind.Structure)
            id.AsStructure().TryGetValue("Id", out id);
        if (id.Kind != FanoutValueKind.Integer)
            return false;
        attributes.Write("event.id"u8, id.AsInteger());
        // The name is the event's, unless its category is one of the framework.
        return property.Value.AsStructure().Count <= 1;
    }

    static int IndexOf(IReadOnlyList<string> names, string name)
    {
        for (var i = 0; i < names.Count; i++)
        {
            if (string.Equals(names[i], name, StringComparison.Ordinal))
                return i;
        }

        return -1;
    }
}
