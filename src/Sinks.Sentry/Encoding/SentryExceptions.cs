// SPDX-License-Identifier: Apache-2.0
using System.Text.Json;

namespace Sinks.Sentry;

/// <summary>
/// Writes an exception and its inner ones: the innermost first, the outermost last, where receivers look for it.
/// </summary>
static class SentryExceptions
{
    public static void Write(Utf8JsonWriter writer, SentryDraft draft, SentryFrames frames, SentryLimits limits)
    {
        if (draft.Exceptions.Count == 0)
            return;
        writer.WriteStartObject("exception"u8);
        writer.WriteStartArray("values"u8);
        for (var id = Math.Min(draft.Exceptions.Count, limits.Exceptions) - 1; id >= 0; id--)
            WriteException(writer, draft, id, frames, limits);
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    static void WriteException(
        Utf8JsonWriter writer, SentryDraft draft, int id, SentryFrames frames, SentryLimits limits)
    {
        var exception = draft.Exceptions[id].Exception;
        writer.WriteStartObject();
        // Receivers discard an exception that has neither type nor value.
        SentryText.Write(
            writer, "type"u8, exception.Type.Length == 0 ? "Exception" : exception.Type, SentryLimits.TypeName);
        writer.WriteString("value"u8, SentryText.Cut(exception.Message, limits.Message));
        SentryText.Write(writer, "module"u8, exception.Assembly, SentryLimits.TypeName);
        if (SentryThreads.IdOf(draft.Event) is { } threadId)
            writer.WriteNumber("thread_id"u8, threadId);
        SentryMechanism.Write(writer, draft, id, limits);
        frames.Write(writer, draft, exception.Frames, limits);
        writer.WriteEndObject();
    }
}
