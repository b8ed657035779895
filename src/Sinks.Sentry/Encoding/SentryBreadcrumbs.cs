// SPDX-License-Identifier: Apache-2.0
using System.Text.Json;
using Serilog.Events;
using Sinks.Fanout;

namespace Sinks.Sentry;

/// <summary>Writes what was logged before, oldest first; of too many the oldest are left out.</summary>
static class SentryBreadcrumbs
{
    public static void Write(Utf8JsonWriter writer, IReadOnlyList<Breadcrumb> breadcrumbs, SentryLimits limits)
    {
        if (breadcrumbs.Count == 0 || limits.Breadcrumbs == 0)
            return;
        writer.WriteStartObject("breadcrumbs"u8);
        // A flat array would be an error of the schema.
        writer.WriteStartArray("values"u8);
        foreach (var breadcrumb in breadcrumbs.Skip(breadcrumbs.Count - limits.Breadcrumbs))
            WriteBreadcrumb(writer, breadcrumb, limits);
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    static void WriteBreadcrumb(Utf8JsonWriter writer, Breadcrumb breadcrumb, SentryLimits limits)
    {
        writer.WriteStartObject();
        writer.WriteString("timestamp"u8, SentryText.Milliseconds(breadcrumb.Timestamp));
        writer.WriteString("type"u8, TypeOf(breadcrumb.Level));
        writer.WriteString("level"u8, SentryEventJson.Level(breadcrumb.Level));
        if (breadcrumb.Category is { } category)
            writer.WriteString("category"u8, SentryText.Cut(category, SentryLimits.TagText));
        writer.WriteString("message"u8, SentryText.Cut(breadcrumb.Message, limits.BreadcrumbText));
        WriteData(writer, breadcrumb, limits);
        writer.WriteEndObject();
    }

    static void WriteData(Utf8JsonWriter writer, Breadcrumb breadcrumb, SentryLimits limits)
    {
        if (breadcrumb.EventName is null && breadcrumb.ExceptionType is null && breadcrumb.Properties.Count == 0)
            return;
        writer.WriteStartObject("data"u8);
        WriteText(writer, "event_name", breadcrumb.EventName, breadcrumb.Properties);
        WriteText(writer, "exception", breadcrumb.ExceptionType, breadcrumb.Properties);
        SentryValues.WriteMembers(writer, breadcrumb.Properties, limits.BreadcrumbDataBytes);
        writer.WriteEndObject();
    }

    static void WriteText(Utf8JsonWriter writer, string name, string? text, FanoutProperties properties)
    {
        if (text is not null && !properties.TryGetValue(name, out _))
            writer.WriteString(name, SentryText.Cut(text, SentryLimits.TypeName));
    }

    static ReadOnlySpan<byte> TypeOf(LogEventLevel level) => level switch
    {
        LogEventLevel.Verbose or LogEventLevel.Debug => "debug"u8,
        LogEventLevel.Error or LogEventLevel.Fatal => "error"u8,
        _ => "default"u8,
    };
}
