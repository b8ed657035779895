// SPDX-License-Identifier: Apache-2.0
using System.Text.Json;

namespace Sinks.Webhook;

/// <summary>A Slack message of blocks. Texts of events are plain, but for frames, which stand in a fence.</summary>
sealed class SlackPayload(ChatSource source) : ChatPayload(source)
{
    const int HeaderLimit = 150;
    const int TextLimit = 3000;
    const int FieldLimit = 2000;
    const int FieldsLimit = 10;

    protected override void Write(Utf8JsonWriter writer, ChatPage page)
    {
        writer.WriteStartObject();
        // What notifications show, and servers that know no blocks.
        writer.WriteString("text"u8, SlackText.Line($"{page.Title} - {page.Parts[0].Text}", TextLimit));
        writer.WriteBoolean("mrkdwn"u8, false);
        writer.WriteBoolean("unfurl_links"u8, false);
        writer.WriteBoolean("unfurl_media"u8, false);
        writer.WriteStartArray("blocks"u8);
        WriteBlock(writer, "header"u8, SlackText.Line(page.Title, HeaderLimit));
        foreach (var part in page.Parts)
            WritePart(writer, part);
        if (page.Rest is not null)
            WriteBlock(writer, "section"u8, page.Rest);
        WriteContext(writer, page.Footer);
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    static void WritePart(Utf8JsonWriter writer, ChatPart part)
    {
        WriteBlock(writer, "section"u8, SlackText.Plain($"{part.Heading}\n{part.Text}", TextLimit));
        if (part.Frames.Count > 0)
            WriteFrames(writer, part.Frames);
        if (part.Facts.Count > 0)
            WriteFields(writer, part.Facts);
        WriteContext(writer, part.When);
    }

    static void WriteBlock(Utf8JsonWriter writer, ReadOnlySpan<byte> type, string text)
    {
        writer.WriteStartObject();
        writer.WriteString("type"u8, type);
        writer.WritePropertyName("text"u8);
        WriteText(writer, text);
        writer.WriteEndObject();
    }

    static void WriteFrames(Utf8JsonWriter writer, IReadOnlyList<string> frames)
    {
        writer.WriteStartObject();
        writer.WriteString("type"u8, "section"u8);
        writer.WriteStartObject("text"u8);
        writer.WriteString("type"u8, "mrkdwn"u8);
        writer.WriteString("text"u8, $"```{SlackText.Code(string.Join('\n', frames), TextLimit - 6)}```");
        writer.WriteBoolean("verbatim"u8, true);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    static void WriteFields(Utf8JsonWriter writer, IReadOnlyList<ChatFact> facts)
    {
        writer.WriteStartObject();
        writer.WriteString("type"u8, "section"u8);
        writer.WriteStartArray("fields"u8);
        foreach (var fact in facts.Take(FieldsLimit))
            WriteText(writer, SlackText.Plain($"{fact.Name}\n{fact.Value}", FieldLimit));
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    static void WriteContext(Utf8JsonWriter writer, string text)
    {
        writer.WriteStartObject();
        writer.WriteString("type"u8, "context"u8);
        writer.WriteStartArray("elements"u8);
        WriteText(writer, SlackText.Line(text, FieldLimit));
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    static void WriteText(Utf8JsonWriter writer, string text)
    {
        writer.WriteStartObject();
        writer.WriteString("type"u8, "plain_text"u8);
        writer.WriteString("text"u8, text);
        writer.WriteBoolean("emoji"u8, false);
        writer.WriteEndObject();
    }
}
