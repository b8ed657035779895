// SPDX-License-Identifier: Apache-2.0
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
    public static void WriteContexts(Utf8JsonWriter writer, SentryDraft draft, SentryLimits limits)
    {
        var written = 0;
        var properties = draft.Event.Properties.AsSpan();
        for (var i = 0; i < properties.Length && written < limits.Contexts; i++)
        {
            if (draft.PlaceOf(i) != SentryPlace.Context)
                continue;
            written++;
            writer.WritePropertyName(properties[i].Name);
            SentryValues.Write(writer, properties[i].Value, SentryLimits.ContextBytes);
        }
    }

    public static void WriteExtra(Utf8JsonWriter writer, SentryDraft draft, SentryLimits limits)
    {
        writer.WriteStartObject("extra"u8);
        var end = SentryValues.Position(writer) + limits.ExtraBytes;
        var contexts = 0;
        var leftOut = 0;
        var properties = draft.Event.Properties.AsSpan();
        for (var i = 0; i < properties.Length; i++)
        {
            var place = draft.PlaceOf(i);
            if (place == SentryPlace.Elsewhere || (place == SentryPlace.Context && contexts++ < limits.Contexts))
                continue;
            if (!TryWrite(writer, properties[i], end - SentryValues.Position(writer)))
                leftOut++;
        }

        SentryExceptionData.WriteExtra(writer, draft, end);
        WriteMissingFiles(writer, draft);
        if (leftOut > 0)
            writer.WriteString(SentryText.LeftOut, $"{leftOut.ToString(CultureInfo.InvariantCulture)} properties");
        writer.WriteEndObject();
    }

    /// <summary>Writes a property unless so few bytes are left that it is not worth it.</summary>
    public static bool TryWrite(Utf8JsonWriter writer, FanoutProperty property, long left)
    {
        if (left < SentryLimits.SmallestExtraBytes)
            return false;
        writer.WritePropertyName(SentryText.Cut(property.Name, SentryLimits.TagText));
        SentryValues.Write(writer, property.Value, (int)Math.Min(left, SentryLimits.ExtraItemBytes));
        return true;
    }

    static void WriteMissingFiles(Utf8JsonWriter writer, SentryDraft draft)
    {
        foreach (var name in draft.MissingFiles)
        {
            if (!draft.Event.Properties.TryGetValue(name, out _))
                writer.WriteString(name, SentryText.LeftOut);
        }
    }
}
