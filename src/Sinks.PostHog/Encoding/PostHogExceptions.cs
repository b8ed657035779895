// SPDX-License-Identifier: Apache-2.0
using System.Text.Json;
using Sinks.Fanout;

namespace Sinks.PostHog;

/// <summary>Writes <c>$exception_list</c>: the outermost exception first, each before those inside it.</summary>
static class PostHogExceptions
{
    const int NoParent = -1;

    public static void Write(Utf8JsonWriter writer, FanoutEvent item, PostHogSource source, PostHogLimits limits)
    {
        writer.WriteStartArray("$exception_list"u8);
        if (item.Exception is { } exception)
        {
            var count = 0;
            WriteTree(writer, item, exception, source, limits, NoParent, isMember: false, ref count);
        }
        else
        {
            WriteMessage(writer, item, source, limits);
        }

        writer.WriteEndArray();
    }

    /// <summary>
    /// An error without an exception: its template stands for the type, so that all of one call site are one issue.
    /// </summary>
    static void WriteMessage(Utf8JsonWriter writer, FanoutEvent item, PostHogSource source, PostHogLimits limits)
    {
        const int typeLimit = 200;
        var type = string.IsNullOrWhiteSpace(item.Template) ? item.Level.ToString() : item.Template;
        writer.WriteStartObject();
        writer.WriteString("type"u8, FanoutText.Cut(type, Math.Min(typeLimit, limits.Text)));
        writer.WriteString("value"u8, FanoutText.CutBytes(item.Message, limits.Value));
        WriteMechanism(writer, item, id: 0, NoParent, isMember: false);
        PostHogFrames.Write(writer, item.Stack, limits, source.IncludesSourceContext);
        writer.WriteEndObject();
    }

    static void WriteTree(
        Utf8JsonWriter writer,
        FanoutEvent item,
        ExceptionInfo exception,
        PostHogSource source,
        PostHogLimits limits,
        int parent,
        bool isMember,
        ref int count)
    {
        var id = count++;
        writer.WriteStartObject();
        writer.WriteString(
            "type"u8, FanoutText.Cut(exception.Type.Length == 0 ? "Exception" : exception.Type, limits.Text));
        writer.WriteString("value"u8, FanoutText.CutBytes(exception.Message, limits.Value));
        writer.WriteText("module"u8, exception.Assembly, limits.Text);
        WriteMechanism(writer, item, id, parent, isMember);
        PostHogFrames.Write(writer, exception.Frames, limits, source.IncludesSourceContext);
        writer.WriteEndObject();
        var inner = exception.InnerExceptions;
        for (var i = 0; i < inner.Count && count < limits.ExceptionCount; i++)
        {
            WriteTree(
                writer, item, inner[i], source, limits, id, exception.IsAggregate || inner.Count > 1, ref count);
        }
    }

    static void WriteMechanism(Utf8JsonWriter writer, FanoutEvent item, int id, int parent, bool isMember)
    {
        writer.WriteStartObject("mechanism"u8);
        if (parent == NoParent)
        {
            writer.WriteString("type"u8, item.IsUnhandled ? item.Mechanism ?? "unhandled" : "logger");
            writer.WriteBoolean("handled"u8, !item.IsUnhandled);
            if (item.Exception is null)
                writer.WriteBoolean("synthetic"u8, true);
            writer.WriteNumber("exception_id"u8, id);
        }
        else
        {
            writer.WriteString("type"u8, "chained"u8);
            writer.WriteString("source"u8, isMember ? "member"u8 : "cause"u8);
            writer.WriteNumber("exception_id"u8, id);
            writer.WriteNumber("parent_id"u8, parent);
        }

        writer.WriteEndObject();
    }
}
