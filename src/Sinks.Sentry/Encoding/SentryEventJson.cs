// SPDX-License-Identifier: Apache-2.0
using System.Text.Json;
using Serilog.Events;
using Sinks.Fanout;

namespace Sinks.Sentry;

/// <summary>
/// Writes the payload of an <c>event</c> item. The published schema allows no unknown keys at the top level, nor in
/// exceptions, mechanisms, frames, users and log entries.
/// </summary>
sealed class SentryEventJson(SentrySource source)
{
    readonly SentrySourceJson _source = new(source);
    readonly SentryTags _tags = new(source.Tags);

    public void Write(Utf8JsonWriter writer, FanoutEvent item, SentryLimits limits)
    {
        writer.WriteStartObject();
        WriteIdentity(writer, item);
        _source.Write(writer);
        SentryMessage.Write(writer, item, limits);
        SentryExceptions.Write(writer, item, limits);
        SentryBreadcrumbs.Write(writer, item.Breadcrumbs, limits);
        _tags.Write(writer, item);
        WriteUser(writer, item.Context);
        WriteContexts(writer, item, limits);
        SentryProperties.WriteExtra(writer, item, limits);
        SentryFingerprint.Write(writer, item.Properties);
        writer.WriteEndObject();
    }

    static void WriteIdentity(Utf8JsonWriter writer, FanoutEvent item)
    {
        writer.WriteString("event_id"u8, SentryText.Hex(item.Id));
        writer.WriteString("timestamp"u8, item.Timestamp.UtcDateTime);
        writer.WriteString("level"u8, Level(item.Level));
        if (item.SourceContext is { } logger)
            writer.WriteString("logger"u8, SentryText.Cut(logger, SentryLimits.Logger));
    }

    /// <summary>The protocol's names; <c>warn</c> would be an error of the schema.</summary>
    public static string Level(LogEventLevel level) => level switch
    {
        LogEventLevel.Verbose or LogEventLevel.Debug => "debug",
        LogEventLevel.Information => "info",
        LogEventLevel.Warning => "warning",
        LogEventLevel.Error => "error",
        _ => "fatal",
    };

    static void WriteUser(Utf8JsonWriter writer, FanoutContext context)
    {
        if (context.UserId is not { } id)
            return;
        writer.WriteStartObject("user"u8);
        writer.WriteString("id"u8, SentryText.Cut(id, SentryLimits.UserId));
        writer.WriteEndObject();
    }

    void WriteContexts(Utf8JsonWriter writer, FanoutEvent item, SentryLimits limits)
    {
        writer.WriteStartObject("contexts"u8);
        _source.WriteContexts(writer);
        SentryContexts.Write(writer, item);
        SentryProperties.WriteContexts(writer, item, limits);
        writer.WriteEndObject();
    }
}
