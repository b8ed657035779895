// SPDX-License-Identifier: Apache-2.0
using System.Text.Json;
using Serilog.Events;
using Sinks.Fanout;

namespace Sinks.Webhook;

/// <summary>A Discord message: a line, and an embed for each error. It mentions nobody, whatever events say.</summary>
sealed class DiscordPayload(ChatSource source) : ChatPayload(source)
{
    protected override void Write(Utf8JsonWriter writer, ChatPage page)
    {
        var message = DiscordMessage.Of(page);
        writer.WriteStartObject();
        writer.WriteString("content"u8, message.Content);
        writer.WriteStartArray("embeds"u8);
        for (var i = 0; i < message.Embeds.Count; i++)
            WriteEmbed(writer, message.Embeds[i], ColorOf(page.Parts[i].Level));
        writer.WriteEndArray();
        writer.WriteStartObject("allowed_mentions"u8);
        writer.WriteStartArray("parse"u8);
        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    protected override bool Fits(ChatPage page, int bytes) =>
        DiscordMessage.Of(page).Embeds.Sum(static embed => embed.Characters) <= DiscordEmbed.SumLimit;

    public override SendResult Read(BackendAnswer answer, DateTimeOffset now) => DiscordAnswers.Read(answer, now);

    static void WriteEmbed(Utf8JsonWriter writer, DiscordEmbed embed, int color)
    {
        writer.WriteStartObject();
        writer.WriteString("title"u8, embed.Title);
        writer.WriteString("description"u8, embed.Description);
        writer.WriteNumber("color"u8, color);
        if (embed.Fields.Count > 0)
        {
            writer.WriteStartArray("fields"u8);
            foreach (var fact in embed.Fields)
                WriteField(writer, fact);
            writer.WriteEndArray();
        }

        writer.WriteStartObject("footer"u8);
        writer.WriteString("text"u8, embed.Footer);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    static void WriteField(Utf8JsonWriter writer, ChatFact fact)
    {
        writer.WriteStartObject();
        writer.WriteString("name"u8, fact.Name);
        writer.WriteString("value"u8, fact.Value);
        writer.WriteBoolean("inline"u8, true);
        writer.WriteEndObject();
    }

    static int ColorOf(LogEventLevel level) => level switch
    {
        LogEventLevel.Fatal => 0x8b0000,
        LogEventLevel.Error => 0xd32f2f,
        LogEventLevel.Warning => 0xf9a825,
        _ => 0x607d8b,
    };
}
