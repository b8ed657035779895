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
        for (var i = Math.Max(0, breadcrumbs.Count - limits.Breadcrumbs); i < breadcrumbs.Count; i++)
            WriteBreadcrumb(writer, breadcrumbs[i], limits);
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    static void WriteBreadcrumb(Utf8JsonWriter writer, Breadcrumb breadcrumb, SentryLimits limits)
    {
        var http = new SentryHttpCrumb(breadcrumb.Properties);
        writer.WriteStartObject();
        writer.WriteString("timestamp"u8, SentryText.WholeMilliseconds(breadcrumb.Timestamp));
        writer.WriteString("type"u8, TypeOf(breadcrumb, http.IsRequest));
        writer.WriteString("level"u8, SentryEventJson.Level(breadcrumb.Level));
        SentryText.Write(writer, "category"u8, breadcrumb.Category, SentryLimits.TagText);
        writer.WriteString("message"u8, SentryText.Cut(breadcrumb.Message, limits.BreadcrumbText));
        WriteData(writer, breadcrumb, http, limits);
        writer.WriteEndObject();
    }

    static void WriteData(
        Utf8JsonWriter writer, Breadcrumb breadcrumb, SentryHttpCrumb http, SentryLimits limits)
    {
        if (breadcrumb.EventName is null && breadcrumb.ExceptionType is null && breadcrumb.Properties.Count == 0)
            return;
        writer.WriteStartObject("data"u8);
        WriteText(writer, "event_name", breadcrumb.EventName, breadcrumb.Properties);
        WriteText(writer, "exception", breadcrumb.ExceptionType, breadcrumb.Properties);
        if (http.IsRequest)
            http.Write(writer, breadcrumb.Properties);
        SentryValues.WriteMembers(writer, breadcrumb.Properties, limits.BreadcrumbDataBytes);
        writer.WriteEndObject();
    }

    static void WriteText(Utf8JsonWriter writer, string name, string? text, FanoutProperties properties)
    {
        if (text is not null && !properties.TryGetValue(name, out _))
            writer.WriteString(name, SentryText.Cut(text, SentryLimits.TypeName));
    }

    static ReadOnlySpan<byte> TypeOf(Breadcrumb breadcrumb, bool isRequest) => breadcrumb.Level switch
    {
        LogEventLevel.Error or LogEventLevel.Fatal => "error"u8,
        _ when isRequest => "http"u8,
        LogEventLevel.Verbose or LogEventLevel.Debug => "debug"u8,
        _ => "default"u8,
    };
}
