// SPDX-License-Identifier: Apache-2.0
using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;
using Sinks.Fanout;

namespace Sinks.Sentry;

/// <summary>
/// Writes the properties that have no place of their own: objects as contexts, which receivers show as tables, and the
/// rest as extra.
/// </summary>
static class SentryProperties
{
    /// <summary>Contexts that receivers read in their own way; an object of that name goes to extra.</summary>
    static readonly FrozenSet<string> KnownContexts = new[]
    {
        "app", "browser", "cloud_resource", "culture", "device", "feedback", "flags", "gpu", "memory_info", "monitor",
        "nel", "os", "otel", "performance_score", "profile", "reprocessing", "replay", "response", "runtime", "state",
        "threadpool_info", "trace", "unity", "workflow",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    public static void WriteContexts(Utf8JsonWriter writer, FanoutEvent item, SentryLimits limits)
    {
        var written = 0;
        foreach (var property in item.Properties.AsSpan())
        {
            if (written == limits.Contexts)
                return;
            if (!IsContext(property) || SentryPlaces.HasOwn(property, item))
                continue;
            written++;
            writer.WritePropertyName(property.Name);
            SentryValues.Write(writer, property.Value, SentryLimits.ContextBytes);
        }
    }

    public static void WriteExtra(Utf8JsonWriter writer, FanoutEvent item, SentryLimits limits)
    {
        var contexts = 0;
        var leftOut = 0;
        writer.WriteStartObject("extra"u8);
        var end = SentryValues.Position(writer) + limits.ExtraBytes;
        foreach (var property in item.Properties.AsSpan())
        {
            if (SentryPlaces.HasOwn(property, item) || (IsContext(property) && contexts++ < limits.Contexts))
                continue;
            if (!TryWrite(writer, property, end - SentryValues.Position(writer)))
                leftOut++;
        }

        if (leftOut > 0)
            writer.WriteString(SentryText.LeftOut, $"{leftOut.ToString(CultureInfo.InvariantCulture)} properties");
        writer.WriteEndObject();
    }

    /// <summary>A member <c>type</c> would tell receivers to read the context as one they know.</summary>
    static bool IsContext(FanoutProperty property) =>
        property.Value.Kind == FanoutValueKind.Structure
        && property.Name.Length is > 0 and <= SentryLimits.TagText
        && !KnownContexts.Contains(property.Name)
        && !property.Value.AsStructure().TryGetValue("type", out _);

    static bool TryWrite(Utf8JsonWriter writer, FanoutProperty property, long left)
    {
        if (left < SentryLimits.SmallestExtraBytes)
            return false;
        writer.WritePropertyName(SentryText.Cut(property.Name, SentryLimits.TagText));
        SentryValues.Write(writer, property.Value, (int)Math.Min(left, SentryLimits.ExtraItemBytes));
        return true;
    }
}
