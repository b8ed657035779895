// SPDX-License-Identifier: Apache-2.0
using System.Text.Json;
using Sinks.Fanout;

namespace Sinks.PostHog;

/// <summary>Writes which groups an event belongs to, by default its tenant's.</summary>
static class PostHogGroups
{
    /// <summary>The most characters of a key: a longer one would be cut into the key of another group.</summary>
    const int KeyLimit = 400;

    public static void Write(Utf8JsonWriter writer, FanoutEvent item, PostHogGroup[] groups)
    {
        var isOpen = false;
        foreach (var group in groups)
        {
            if (KeyOf(item, group.Source) is not { Length: > 0 and <= KeyLimit } key || PostHogText.IsMarked(key))
                continue;
            if (!isOpen)
                writer.WriteStartObject("$groups"u8);
            isOpen = true;
            writer.WriteString(group.Type, key);
        }

        if (isOpen)
            writer.WriteEndObject();
    }

    static string? KeyOf(FanoutEvent item, string source) => source switch
    {
        nameof(FanoutContext.TenantId) => item.Context.TenantId,
        nameof(FanoutContext.WorkflowId) => item.Context.WorkflowId,
        nameof(FanoutContext.WorkflowRunId) => item.Context.WorkflowRunId,
        nameof(FanoutContext.Step) => item.Context.Step,
        nameof(FanoutContext.UserId) => item.Context.UserId,
        _ when item.Properties.TryGetValue(source, out var value) => value.Kind switch
        {
            FanoutValueKind.Text => value.AsText(),
            FanoutValueKind.Integer => value.ToString(),
            _ => null,
        },
        _ => null,
    };
}
