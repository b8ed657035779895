// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using System.Text.Json;
using Sinks.Fanout;

namespace Sinks.Sentry;

/// <summary>
/// Writes an exception and its inner ones: the innermost first, the outermost last, where receivers look for it.
/// </summary>
static class SentryExceptions
{
    public static void Write(Utf8JsonWriter writer, FanoutEvent item, SentryLimits limits)
    {
        if (item.Exception is null)
            return;
        var links = SentryExceptionLink.Flatten(item.Exception, limits.Exceptions);
        writer.WriteStartObject("exception"u8);
        writer.WriteStartArray("values"u8);
        for (var i = links.Count - 1; i >= 0; i--)
            WriteException(writer, links[i], item, links.Count > 1, limits);
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    static void WriteException(
        Utf8JsonWriter writer, SentryExceptionLink link, FanoutEvent item, bool isLinked, SentryLimits limits)
    {
        var exception = link.Exception;
        // Receivers discard an exception that has neither type nor value.
        var type = exception.Type.Length == 0 ? "Exception" : exception.Type;
        writer.WriteStartObject();
        writer.WriteString("type"u8, SentryText.Cut(type, SentryLimits.TypeName));
        writer.WriteString("value"u8, SentryText.Cut(exception.Message, limits.Message));
        if (exception.Assembly is { } assembly)
            writer.WriteString("module"u8, SentryText.Cut(assembly, SentryLimits.TypeName));
        WriteMechanism(writer, link, item, isLinked, limits);
        SentryFrames.Write(writer, exception.Frames, limits);
        writer.WriteEndObject();
    }

    static void WriteMechanism(
        Utf8JsonWriter writer, SentryExceptionLink link, FanoutEvent item, bool isLinked, SentryLimits limits)
    {
        writer.WriteStartObject("mechanism"u8);
        // The protocol keeps "generic" for exceptions that the user's own code captured.
        writer.WriteString("type"u8, TypeOf(link, item));
        writer.WriteBoolean("handled"u8, !item.IsUnhandled);
        if (isLinked)
            WriteLink(writer, link);
        WriteData(writer, link.Exception, limits);
        writer.WriteEndObject();
    }

    static string TypeOf(SentryExceptionLink link, FanoutEvent item)
    {
        if (link.ParentId is not null)
            return "chained";
        return item.Mechanism ?? (item.IsUnhandled ? "AppDomain.UnhandledException" : "auto.log.serilog");
    }

    static void WriteLink(Utf8JsonWriter writer, SentryExceptionLink link)
    {
        writer.WriteNumber("exception_id"u8, link.Id);
        if (link.ParentId is { } parentId)
            writer.WriteNumber("parent_id"u8, parentId);
        if (link.Source is { } source)
            writer.WriteString("source"u8, source);
        if (link.Exception.IsAggregate)
            writer.WriteBoolean("is_exception_group"u8, true);
    }

    static void WriteData(Utf8JsonWriter writer, ExceptionInfo exception, SentryLimits limits)
    {
        writer.WriteStartObject("data"u8);
        if (!exception.Data.TryGetValue("HResult", out _))
            writer.WriteString("HResult"u8, string.Create(CultureInfo.InvariantCulture, $"0x{exception.HResult:X8}"));
        if (exception.IsTruncated)
            writer.WriteString("InnerExceptions"u8, SentryText.LeftOut);
        if (exception.Frames.Count > limits.Frames)
            writer.WriteNumber("FramesLeftOut"u8, exception.Frames.Count - limits.Frames);
        SentryValues.WriteMembers(writer, exception.Data, limits.ExceptionDataBytes);
        writer.WriteEndObject();
    }
}
