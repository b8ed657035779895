// SPDX-License-Identifier: Apache-2.0
using System.Text.Json;
using Sinks.Fanout;

namespace Sinks.Sentry;

/// <summary>
/// Writes tags, by which receivers search: what the event is about, then the default tags it does not override.
/// </summary>
sealed class SentryTags
{
    const int OfEvent = 5;

    readonly List<KeyValuePair<string, string>> _defaults = [];

    public SentryTags(IEnumerable<KeyValuePair<string, string>> defaults)
    {
        foreach (var (key, value) in defaults)
        {
            var tag = KeyValuePair.Create(Key(key), Value(value ?? ""));
            if (tag.Key.Length > 0 && tag.Value.Length > 0 && _defaults.Count < SentryLimits.Tags - OfEvent)
                _defaults.Add(tag);
        }
    }

    public void Write(Utf8JsonWriter writer, FanoutEvent item)
    {
        writer.WriteStartObject("tags"u8);
        var written = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (key, value) in TagsOf(item))
            Write(writer, key, Value(value ?? ""), written);
        foreach (var (key, value) in _defaults)
            Write(writer, key, value, written);
        writer.WriteEndObject();
    }

    /// <summary>A key of the characters that servers take, the others as underscores; a longer one is cut.</summary>
    public static string Key(string text) => string.Create(
        Math.Min(text.Length, SentryLimits.TagText),
        text,
        static (key, source) =>
        {
            for (var i = 0; i < key.Length; i++)
                key[i] = char.IsAsciiLetterOrDigit(source[i]) || "_.:-".Contains(source[i]) ? source[i] : '_';
        });

    /// <summary>A value on one line, since servers refuse others.</summary>
    public static string Value(string text) => SentryText.Line(SentryText.Cut(text, SentryLimits.TagText)).Trim();

    static (string Key, string? Value)[] TagsOf(FanoutEvent item) =>
    [
        ("workflow_id", item.Context.WorkflowId),
        ("workflow_run_id", item.Context.WorkflowRunId),
        ("step", item.Context.Step),
        ("tenant_id", item.Context.TenantId),
        ("event_name", item.EventName),
    ];

    static void Write(Utf8JsonWriter writer, string key, string value, HashSet<string> written)
    {
        // Servers refuse a tag without a value.
        if (value.Length > 0 && written.Add(key))
            writer.WriteString(key, value);
    }
}
