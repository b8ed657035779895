// SPDX-License-Identifier: Apache-2.0
using System.Text.Json;
using Sinks.Fanout;

namespace Sinks.PostHog;

/// <summary>Whom an event is about.</summary>
static class PostHogPerson
{
    /// <summary>Ids that clients send by mistake, and for which everybody would be one person.</summary>
    static readonly string[] Forbidden =
    [
        "0", "00000000-0000-0000-0000-000000000000", "[object object]", "anonymous", "anonymous-user", "backend",
        "distinct_id", "distinctid", "email", "false", "guest", "id", "nan", "none", "not_authenticated", "null",
        "system", "true", "undefined", "user",
    ];

    /// <summary>The user's id where it identifies somebody, as the server will read it; else null.</summary>
    public static string? IdOf(string? id)
    {
        if (id is null || !Identifies(id))
            return null;
        if (id.Contains('\0', StringComparison.Ordinal))
            id = id.Replace('\0', '\ufffd');
        return id.Length <= PostHogLimits.DistinctId ? id : First(id, PostHogLimits.DistinctId);
    }

    /// <summary>
    /// Writes whom the event is about: the user, else what stands for the run of the workflow, the trace or the event
    /// alone. These are hashed into a UUID, so that no run is ever taken for a user of that id.
    /// </summary>
    public static void WriteId(Utf8JsonWriter writer, FanoutEvent item, string? user)
    {
        if (user is not null)
            writer.WriteString("distinct_id"u8, user);
        else if (!string.IsNullOrEmpty(item.Context.WorkflowRunId))
            writer.WriteString("distinct_id"u8, PostHogUuid.Of("run"u8, item.Context.WorkflowRunId));
        else if (!string.IsNullOrEmpty(item.TraceId))
            writer.WriteString("distinct_id"u8, PostHogUuid.Of("trace"u8, item.TraceId));
        else
            writer.WriteString("distinct_id"u8, item.Id);
    }

    static bool Identifies(string id)
    {
        var trimmed = id.AsSpan().Trim();
        if (trimmed.IsEmpty || PostHogText.IsMarked(id))
            return false;
        foreach (var word in Forbidden)
        {
            if (trimmed.Equals(word, StringComparison.OrdinalIgnoreCase))
                return false;
        }

        return true;
    }

    /// <summary>The server counts characters, not their UTF-16 halves; and cuts without a mark.</summary>
    static string First(string text, int characters)
    {
        var end = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            if (characters-- == 0)
                break;
            end += rune.Utf16SequenceLength;
        }

        return text[..end];
    }
}
