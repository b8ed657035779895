// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Webhook;

/// <summary>A page in Discord's terms.</summary>
sealed record DiscordMessage(string Content, IReadOnlyList<DiscordEmbed> Embeds)
{
    const int ContentLimit = 2000;

    public static DiscordMessage Of(ChatPage page)
    {
        var content = page.Rest is null ? page.Title : $"{page.Title}, {page.Rest}";
        return new DiscordMessage(
            DiscordText.Line(content, ContentLimit),
            [.. page.Parts.Select(part => DiscordEmbed.Of(part, page.Footer))]);
    }
}
