// SPDX-License-Identifier: Apache-2.0
using System.Buffers.Text;
using System.Text.Json;
using Sinks.Fanout;

namespace Sinks.Sentry;

/// <summary>
/// Writes <c>logentry</c>: the template, by which receivers group events without an exception, the rendered text, which
/// they show, and the values of the template's holes in their order.
/// </summary>
static class SentryMessage
{
    public static void Write(Utf8JsonWriter writer, FanoutEvent item, SentryLimits limits)
    {
        writer.WriteStartObject("logentry"u8);
        writer.WriteString("message"u8, SentryText.Cut(item.Template, limits.Message));
        writer.WriteString("formatted"u8, SentryText.Cut(item.Message, limits.Message));
        WriteParameters(writer, item, limits);
        writer.WriteEndObject();
    }

    static void WriteParameters(Utf8JsonWriter writer, FanoutEvent item, SentryLimits limits)
    {
        if (item.TemplateNames.Count == 0 || limits.Parameters == 0)
            return;
        writer.WriteStartArray("params"u8);
        for (var i = 0; i < item.TemplateNames.Count && i < limits.Parameters; i++)
        {
            item.Properties.TryGetValue(item.TemplateNames[i], out var value);
            if (value.Kind is FanoutValueKind.Integer)
                WriteInteger(writer, value.AsInteger());
            else
                writer.WriteStringValue(Text(value, limits.ParameterText));
        }

        writer.WriteEndArray();
    }

    static void WriteInteger(Utf8JsonWriter writer, long number)
    {
        Span<byte> digits = stackalloc byte[20];
        Utf8Formatter.TryFormat(number, digits, out var length);
        writer.WriteStringValue(digits[..length]);
    }

    /// <summary>
    /// The protocol knows texts only. Objects are written bounded first: they may be deeper than any text may be.
    /// </summary>
    static string Text(FanoutValue value, int limit)
    {
        if (value.Kind is not (FanoutValueKind.Sequence or FanoutValueKind.Structure))
            return SentryText.Cut(value.ToString(), limit);
        return SentryText.Cut(SentryValues.ToJson(value, limit), limit);
    }
}
