// SPDX-License-Identifier: Apache-2.0
using System.Text.Json;
using Serilog.Events;

namespace Sinks.Webhook;

/// <summary>
/// An Adaptive Card 1.4 for a Teams workflow. Texts of events stand in text runs, which know no markup.
/// </summary>
sealed class TeamsPayload(ChatSource source) : ChatPayload(source)
{
    /// <summary>
    /// Teams refuses 28 KB, measured after it added properties of its own: 24,453 bytes were too many.
    /// </summary>
    public const int BytesLimit = 20_000;

    protected override bool Fits(ChatPage page, int bytes) => bytes <= BytesLimit;

    protected override void Write(Utf8JsonWriter writer, ChatPage page)
    {
        writer.WriteStartObject();
        writer.WriteString("type"u8, "message"u8);
        writer.WriteStartArray("attachments"u8);
        writer.WriteStartObject();
        writer.WriteString("contentType"u8, "application/vnd.microsoft.card.adaptive"u8);
        writer.WriteNull("contentUrl"u8);
        writer.WritePropertyName("content"u8);
        WriteCard(writer, page);
        writer.WriteEndObject();
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    static void WriteCard(Utf8JsonWriter writer, ChatPage page)
    {
        writer.WriteStartObject();
        writer.WriteString("type"u8, "AdaptiveCard"u8);
        writer.WriteString("$schema"u8, "http://adaptivecards.io/schemas/adaptive-card.json"u8);
        writer.WriteString("version"u8, "1.4"u8);
        writer.WriteStartArray("body"u8);
        WriteRun(writer, page.Title, TeamsStyle.Title, page.Level);
        foreach (var part in page.Parts)
            WritePart(writer, part);
        if (page.Rest is not null)
            WriteRun(writer, page.Rest, TeamsStyle.Text);
        WriteRun(writer, page.Footer, TeamsStyle.Small);
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    static void WritePart(Utf8JsonWriter writer, ChatPart part)
    {
        WriteRun(writer, part.Heading, TeamsStyle.Heading, part.Level);
        foreach (var line in part.Text.Split('\n'))
            WriteRun(writer, line, TeamsStyle.Text);
        foreach (var frame in part.Frames)
            WriteRun(writer, frame, TeamsStyle.Code);
        foreach (var fact in part.Facts)
            WriteRun(writer, $"{fact.Name}: {fact.Value}", TeamsStyle.Text);
        WriteRun(writer, part.When, TeamsStyle.Small);
    }

    static void WriteRun(Utf8JsonWriter writer, string text, TeamsStyle style, LogEventLevel? level = null)
    {
        writer.WriteStartObject();
        writer.WriteString("type"u8, "RichTextBlock"u8);
        writer.WriteString("spacing"u8, style == TeamsStyle.Heading ? "Medium"u8 : "Small"u8);
        writer.WriteStartArray("inlines"u8);
        writer.WriteStartObject();
        writer.WriteString("type"u8, "TextRun"u8);
        writer.WriteString("text"u8, ChatText.Escape(text, int.MaxValue, static _ => null, isLine: true));
        if (style is TeamsStyle.Title)
            writer.WriteString("size"u8, "Large"u8);
        if (style is TeamsStyle.Title or TeamsStyle.Heading)
            writer.WriteString("weight"u8, "Bolder"u8);
        if (style is TeamsStyle.Code)
            writer.WriteString("fontType"u8, "Monospace"u8);
        if (style is TeamsStyle.Small or TeamsStyle.Code)
            writer.WriteString("size"u8, "Small"u8);
        if (style is TeamsStyle.Small)
            writer.WriteBoolean("isSubtle"u8, true);
        if (level is not null)
            writer.WriteString("color"u8, ColorOf(level.Value));
        writer.WriteEndObject();
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    static ReadOnlySpan<byte> ColorOf(LogEventLevel level) => level switch
    {
        >= LogEventLevel.Error => "Attention"u8,
        LogEventLevel.Warning => "Warning"u8,
        _ => "Default"u8,
    };
}
