// SPDX-License-Identifier: Apache-2.0
using System.Text.Json;
using Sinks.Fanout;

namespace Sinks.Sentry;

/// <summary>
/// Writes the thread that logged an event without an exception, with its stack. The stack of an exception is in the
/// exception, which names its thread.
/// </summary>
static class SentryThreads
{
    /// <summary>What Serilog.Enrichers.Thread calls the managed id.</summary>
    public const string IdProperty = "ThreadId";

    const string NameProperty = "ThreadName";

    public static long? IdOf(FanoutEvent item) =>
        item.Properties.TryGetValue(IdProperty, out var id) && id.Kind == FanoutValueKind.Integer && id.AsInteger() >= 0
            ? id.AsInteger()
            : null;

    public static void Write(Utf8JsonWriter writer, SentryDraft draft, SentryFrames frames, SentryLimits limits)
    {
        if (draft.Event.Stack.Count == 0)
            return;
        writer.WriteStartObject("threads"u8);
        writer.WriteStartArray("values"u8);
        writer.WriteStartObject();
        if (IdOf(draft.Event) is { } id)
            writer.WriteNumber("id"u8, id);
        if (draft.Event.Properties.TryGetValue(NameProperty, out var name))
            SentryText.Write(writer, "name"u8, name.AsText(), SentryLimits.TypeName);
        writer.WriteBoolean("crashed"u8, false);
        writer.WriteBoolean("current"u8, true);
        frames.Write(writer, draft, draft.Event.Stack, limits);
        writer.WriteEndObject();
        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}
