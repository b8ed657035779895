// SPDX-License-Identifier: Apache-2.0
using System.Text.Json;
using Sinks.Fanout;

namespace Sinks.Sentry;

/// <summary>
/// Entries of <c>Exception.Data</c> that users of the official client know: <c>sentry:tag:x</c> is a tag,
/// <c>sentry:context:x</c> a context, any other <c>sentry:x</c> extra, and four of them describe the mechanism. All
/// others are data of the mechanism. The exception itself is never changed.
/// </summary>
static class SentryExceptionData
{
    public const string Handled = "Sentry:Handled";
    public const string Mechanism = "Sentry:Mechanism";
    public const string Description = "Sentry:Description";
    public const string Terminal = "Sentry:Terminal";

    const string Prefix = "sentry:";
    const string TagPrefix = "sentry:tag:";
    const string ContextPrefix = "sentry:context:";

    public static void AddTags(SentryDraft draft)
    {
        foreach (var link in draft.Exceptions)
        {
            foreach (var entry in link.Exception.Data.AsSpan())
            {
                if (Has(entry, TagPrefix))
                    SentryTags.TryAdd(draft, entry.Name[TagPrefix.Length..], entry.Value.ToString());
            }
        }
    }

    /// <summary>Writes contexts into an object that is open; the event's own names are stronger.</summary>
    public static void WriteContexts(Utf8JsonWriter writer, SentryDraft draft, SentryLimits limits)
    {
        HashSet<string>? written = null;
        foreach (var link in draft.Exceptions)
        {
            foreach (var entry in link.Exception.Data.AsSpan())
            {
                if (!IsContext(entry, draft) || written?.Count >= limits.Contexts || limits.Contexts == 0)
                    continue;
                var name = entry.Name[ContextPrefix.Length..];
                if ((written ??= new HashSet<string>(StringComparer.Ordinal)).Add(name))
                    WriteContext(writer, name, entry.Value);
            }
        }
    }

    /// <summary>Writes extra into an object that is open, under the whole keys, as far as there is room.</summary>
    public static void WriteExtra(Utf8JsonWriter writer, SentryDraft draft, long end)
    {
        HashSet<string>? written = null;
        foreach (var link in draft.Exceptions)
        {
            foreach (var entry in link.Exception.Data.AsSpan())
            {
                if (IsExtra(entry, draft) && (written ??= new HashSet<string>(StringComparer.Ordinal)).Add(entry.Name))
                    SentryProperties.TryWrite(writer, entry, end - SentryValues.Position(writer));
            }
        }
    }

    /// <summary>The entries that are data of the mechanism.</summary>
    public static FanoutProperties Others(FanoutProperties data)
    {
        foreach (var entry in data.AsSpan())
        {
            if (Has(entry, Prefix))
                return new FanoutProperties(data.Where(static other => !Has(other, Prefix)));
        }

        return data;
    }

    public static string? Text(ExceptionInfo exception, string key)
    {
        foreach (var entry in exception.Data.AsSpan())
        {
            if (string.Equals(entry.Name, key, StringComparison.OrdinalIgnoreCase)
                && entry.Value.Kind == FanoutValueKind.Text && entry.Value.AsText() is { Length: > 0 } text)
                return text;
        }

        return null;
    }

    public static bool? Switch(ExceptionInfo exception, string key)
    {
        foreach (var entry in exception.Data.AsSpan())
        {
            if (string.Equals(entry.Name, key, StringComparison.OrdinalIgnoreCase)
                && entry.Value.Kind == FanoutValueKind.Boolean)
                return entry.Value.AsBoolean();
        }

        return null;
    }

    static bool IsContext(FanoutProperty entry, SentryDraft draft) =>
        Has(entry, ContextPrefix)
        && SentryPlaces.IsContextName(entry.Name[ContextPrefix.Length..])
        && !draft.Event.Properties.TryGetValue(entry.Name[ContextPrefix.Length..], out _);

    static bool IsExtra(FanoutProperty entry, SentryDraft draft) =>
        Has(entry, Prefix) && !Has(entry, TagPrefix) && !IsMechanism(entry.Name) && !IsContext(entry, draft)
        && !draft.Event.Properties.TryGetValue(entry.Name, out _);

    static bool IsMechanism(string name) =>
        name.Equals(Handled, StringComparison.OrdinalIgnoreCase)
        || name.Equals(Mechanism, StringComparison.OrdinalIgnoreCase)
        || name.Equals(Description, StringComparison.OrdinalIgnoreCase)
        || name.Equals(Terminal, StringComparison.OrdinalIgnoreCase);

    static bool Has(FanoutProperty entry, string prefix) =>
        entry.Name.Length > prefix.Length && entry.Name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase);

    static void WriteContext(Utf8JsonWriter writer, string name, FanoutValue value)
    {
        writer.WritePropertyName(name);
        if (value.Kind == FanoutValueKind.Structure)
        {
            SentryValues.Write(writer, value, SentryLimits.ContextBytes);
            return;
        }

        // A context is an object, whatever was put there.
        writer.WriteStartObject();
        writer.WritePropertyName("value"u8);
        SentryValues.Write(writer, value, SentryLimits.ContextBytes);
        writer.WriteEndObject();
    }
}
