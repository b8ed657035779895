// SPDX-License-Identifier: Apache-2.0
using System.Text.Json;

namespace Sinks.Webhook.Tests;

/// <summary>Whatever happens, a message is one that its receiver takes.</summary>
public sealed class ChatLimitsTests
{
    static readonly WebhookPayload Slack = new SlackPayload(Framed.Chat);
    static readonly WebhookPayload Teams = new TeamsPayload(Framed.Chat);
    static readonly WebhookPayload Discord = new DiscordPayload(Framed.Chat);

    [Theory]
    [MemberData(nameof(WorstEvents.Characters), MemberType = typeof(WorstEvents))]
    public void A_Slack_message_keeps_to_the_limits_of_its_blocks(char c)
    {
        foreach (var count in (int[])[1, 2, 60])
        {
            var message = Framed.Json(Slack, WorstEvents.Kinds(c, count));
            var blocks = message.GetProperty("blocks").EnumerateArray().ToList();

            blocks.Count.ShouldBeLessThanOrEqualTo(50);
            foreach (var block in blocks)
                CheckBlock(block);
        }
    }

    [Theory]
    [MemberData(nameof(WorstEvents.Characters), MemberType = typeof(WorstEvents))]
    public void A_Teams_message_has_at_most_20_000_bytes(char c)
    {
        foreach (var count in (int[])[1, 2, 60])
            Framed.Bytes(Teams, WorstEvents.Kinds(c, count)).Length.ShouldBeLessThanOrEqualTo(20_000);
    }

    [Theory]
    [MemberData(nameof(WorstEvents.Characters), MemberType = typeof(WorstEvents))]
    public void The_embeds_of_a_Discord_message_have_at_most_6_000_characters(char c)
    {
        foreach (var count in (int[])[1, 2, 60])
        {
            var embeds = Framed.Json(Discord, WorstEvents.Kinds(c, count)).GetProperty("embeds");
            embeds.EnumerateArray().Sum(Characters).ShouldBeLessThanOrEqualTo(6000);
        }
    }

    [Theory]
    [MemberData(nameof(WorstEvents.Characters), MemberType = typeof(WorstEvents))]
    public void No_event_is_too_large_for_a_chat(char c)
    {
        Slack.Encoder.TrimLevels.ShouldBe(0);
        Framed.FittingLevel(Slack, WorstEvents.Of(c)).ShouldBe(0);
    }

    [Theory]
    [InlineData(150, false)]
    [InlineData(151, true)]
    public void A_Slack_header_is_cut_above_150_characters(int length, bool isCut)
    {
        var type = new string('T', length - "Error: ".Length);
        var header = Framed.Json(Slack, ChatEvents.Kind(type, "")).GetProperty("blocks")[0];

        header.GetProperty("text").GetProperty("text").GetString()
            .ShouldBe(isCut ? $"Error: {type[..140]}..." : $"Error: {type}");
    }

    [Theory]
    [InlineData("abcdefghij", 10, "abcdefghij")]
    [InlineData("abcdefghijk", 10, "abcdefg...")]
    [InlineData("abcdef<<", 13, "abcdef&lt;...")]
    [InlineData("abcdef<", 10, "abcdef&lt;")]
    [InlineData("abcdef<g", 10, "abcdef...")]
    [InlineData("", 10, "-")]
    [InlineData(" \n\0", 10, "-")]
    [InlineData("a\0b\u202ec\u2028d\re", 20, "a b c d e")]
    public void Texts_are_cut_between_characters_as_they_are_sent(string text, int limit, string expected) =>
        SlackText.Plain(text, limit).ShouldBe(expected);

    static void CheckBlock(JsonElement block)
    {
        var limit = block.GetProperty("type").GetString() is "header" ? 150 : 3000;
        if (block.TryGetProperty("text", out var text))
            text.GetProperty("text").GetString()!.Length.ShouldBeInRange(1, limit);
        foreach (var name in (string[])["fields", "elements"])
        {
            if (!block.TryGetProperty(name, out var list))
                continue;
            list.GetArrayLength().ShouldBeInRange(1, 10);
            foreach (var item in list.EnumerateArray())
                item.GetProperty("text").GetString()!.Length.ShouldBeInRange(1, 2000);
        }
    }

    static int Characters(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.String => json.GetString()!.Length,
        JsonValueKind.Array => json.EnumerateArray().Sum(Characters),
        JsonValueKind.Object => json.EnumerateObject().Sum(static member => Characters(member.Value)),
        _ => 0,
    };
}
