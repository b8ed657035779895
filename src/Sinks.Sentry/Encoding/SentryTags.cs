// SPDX-License-Identifier: Apache-2.0
using System.Text.Json;
using Sinks.Fanout;

namespace Sinks.Sentry;

/// <summary>
/// Collects tags, by which receivers search: what the event is about, what its exceptions and properties say, then the
/// default tags. The first under a key holds.
/// </summary>
sealed class SentryTags
{
    readonly List<KeyValuePair<string, string>> _defaults = [];

    public SentryTags(IEnumerable<KeyValuePair<string, string>> defaults)
    {
        foreach (var (key, value) in defaults)
            _defaults.Add(KeyValuePair.Create(Key(key), Value(value ?? "")));
    }

    public static void AddContext(SentryDraft draft)
    {
        var context = draft.Event.Context;
        TryAdd(draft, "workflow_id", context.WorkflowId);
        TryAdd(draft, "workflow_run_id", context.WorkflowRunId);
        TryAdd(draft, "step", context.Step);
        TryAdd(draft, "tenant_id", context.TenantId);
        TryAdd(draft, "event_name", draft.Event.EventName);
    }

    public void AddDefaults(SentryDraft draft)
    {
        foreach (var (key, value) in _defaults)
            Add(draft, key, value);
    }

    public static void Write(Utf8JsonWriter writer, SentryDraft draft)
    {
        writer.WriteStartObject("tags"u8);
        foreach (var (key, value) in draft.Tags)
            writer.WriteString(key, value);
        writer.WriteEndObject();
    }

    /// <summary>Writes the tags of something that is no event: its context and the default tags.</summary>
    public void Write(Utf8JsonWriter writer, FanoutContext context)
    {
        writer.WriteStartObject("tags"u8);
        Write(writer, "workflow_id", context.WorkflowId);
        Write(writer, "workflow_run_id", context.WorkflowRunId);
        Write(writer, "step", context.Step);
        Write(writer, "tenant_id", context.TenantId);
        for (var i = 0; i < _defaults.Count && i < SentryLimits.Tags - 4; i++)
        {
            if (!IsSaid(_defaults[i].Key, context))
                Write(writer, _defaults[i].Key, _defaults[i].Value);
        }

        writer.WriteEndObject();
    }

    /// <summary>Adds a tag unless there is one of that key.</summary>
    public static void TryAdd(SentryDraft draft, string key, string? value)
    {
        if (value is not null)
            Add(draft, Key(key), Value(value));
    }

    /// <summary>Makes a property a tag. False when the tag does not say all that the property does.</summary>
    public static bool TryAddWhole(SentryDraft draft, FanoutProperty property)
    {
        if (property.Value.Kind is FanoutValueKind.Structure)
        {
            AddEventId(draft, property);
            return false;
        }

        if (property.Value.Kind is FanoutValueKind.Null or FanoutValueKind.Sequence)
            return false;
        var text = property.Value.ToString();
        if (SentryText.IsMarked(text))
            return false;
        var value = Value(text);
        return Add(draft, Key(property.Name), value) && string.Equals(text, value, StringComparison.Ordinal);
    }

    /// <summary>A key of the characters that servers take, the others as underscores; a longer one is cut.</summary>
    public static string Key(string text)
    {
        if (text.Length <= SentryLimits.TagText && !text.AsSpan().ContainsAnyExcept(SentryText.KeyCharacters))
            return text;
        return string.Create(Math.Min(text.Length, SentryLimits.TagText), text, static (key, source) =>
        {
            for (var i = 0; i < key.Length; i++)
                key[i] = SentryText.KeyCharacters.Contains(source[i]) ? source[i] : '_';
        });
    }

    /// <summary>A value on one line, since servers refuse others.</summary>
    public static string Value(string text) => SentryText.Line(SentryText.Cut(text, SentryLimits.TagText)).Trim();

    static bool IsSaid(string key, FanoutContext context) => key switch
    {
        "workflow_id" => context.WorkflowId is not null,
        "workflow_run_id" => context.WorkflowRunId is not null,
        "step" => context.Step is not null,
        "tenant_id" => context.TenantId is not null,
        // Servers refuse a tag without a key.
        _ => key.Length == 0,
    };

    static void Write(Utf8JsonWriter writer, string key, string? text)
    {
        if (text is not null && Value(text) is { Length: > 0 } value)
            writer.WriteString(key, value);
    }

    /// <summary>Microsoft.Extensions.Logging's id of an event under the key that users of Sentry know.</summary>
    static void AddEventId(SentryDraft draft, FanoutProperty property)
    {
        if (string.Equals(property.Name, "EventId", StringComparison.Ordinal)
            && property.Value.AsStructure().TryGetValue("Id", out var id)
            && id.Kind == FanoutValueKind.Integer)
            TryAdd(draft, "eventId", id.ToString());
    }

    static bool Add(SentryDraft draft, string key, string value)
    {
        // Servers refuse a tag without a key or a value, and look at the first hundred.
        if (key.Length == 0 || value.Length == 0 || draft.Tags.Count == SentryLimits.Tags)
            return false;
        foreach (var tag in draft.Tags)
        {
            if (string.Equals(tag.Key, key, StringComparison.Ordinal))
                return false;
        }

        draft.Tags.Add(KeyValuePair.Create(key, value));
        return true;
    }
}
