// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Webhook.Tests;

/// <summary>One error alone, and a minute of them, for each chat.</summary>
public sealed class ChatBodiesTests
{
    [Theory]
    [InlineData(WebhookFormat.Slack)]
    [InlineData(WebhookFormat.Teams)]
    [InlineData(WebhookFormat.Discord)]
    public void Messages_are_as_approved(WebhookFormat format)
    {
        var payload = Payload(format);
        var name = format.ToString().ToLowerInvariant();

        Approved.MatchJson(Framed.Bytes(payload, SomeEvents.Full), $"{name}-one.json");
        Approved.MatchJson(Framed.Bytes(payload, ChatEvents.Minute), $"{name}-digest.json");
    }

    [Theory]
    [InlineData(WebhookFormat.Slack)]
    [InlineData(WebhookFormat.Teams)]
    [InlineData(WebhookFormat.Discord)]
    public void The_same_events_make_the_same_bytes(WebhookFormat format)
    {
        var payload = Payload(format);
        Framed.Text(payload, ChatEvents.Minute).ShouldBe(Framed.Text(payload, ChatEvents.Minute));
    }

    static WebhookPayload Payload(WebhookFormat format) => format switch
    {
        WebhookFormat.Slack => new SlackPayload(Framed.Chat),
        WebhookFormat.Teams => new TeamsPayload(Framed.Chat),
        _ => new DiscordPayload(Framed.Chat),
    };
}
