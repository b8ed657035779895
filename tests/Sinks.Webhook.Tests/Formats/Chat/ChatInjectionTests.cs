// SPDX-License-Identifier: Apache-2.0
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Sinks.Webhook.Tests;

/// <summary>What an event says is a text: it calls nobody, links nowhere and looks like nothing else.</summary>
public sealed partial class ChatInjectionTests
{
    [Fact]
    public void In_Slack_nothing_of_an_event_is_a_control_sequence()
    {
        foreach (var text in Texts(Framed.Json(new SlackPayload(Framed.Chat), ChatEvents.Attacker)))
        {
            text.Value.ShouldNotContain('<');
            text.Value.ShouldNotContain('>');
            Entity().Replace(text.Value, "").ShouldNotContain('&');
        }
    }

    [Fact]
    public void In_Slack_only_fenced_frames_are_markup_and_they_cannot_end_their_fence()
    {
        var blocks = Framed.Json(new SlackPayload(Framed.Chat), ChatEvents.Attacker).GetProperty("blocks");
        var marked = Objects(blocks).Where(static item => TypeOf(item) == "mrkdwn").ShouldHaveSingleItem();

        var text = marked.GetProperty("text").GetString()!;
        text.ShouldStartWith("```");
        text.ShouldEndWith("```");
        text[3..^3].ShouldNotContain('`');
        marked.GetProperty("verbatim").GetBoolean().ShouldBeTrue();
        Objects(blocks).Where(static item => TypeOf(item) == "plain_text")
            .ShouldAllBe(static item => !item.GetProperty("emoji").GetBoolean());
    }

    [Fact]
    public void In_Teams_every_text_is_a_run_which_knows_no_markup()
    {
        var card = Framed.Json(new TeamsPayload(Framed.Chat), ChatEvents.Attacker).GetProperty("attachments")[0];
        var holders = Objects(card).Where(static item => item.EnumerateObject()
            .Any(static member => member.Value.ValueKind == JsonValueKind.String
                && member.Value.GetString()!.Contains("evil", StringComparison.Ordinal)));

        holders.ShouldNotBeEmpty();
        holders.ShouldAllBe(static item => TypeOf(item) == "TextRun" && !item.EnumerateObject()
            .Any(static member => member.NameEquals("selectAction")));
    }

    [Fact]
    public void In_Discord_nobody_is_mentioned_and_every_mark_is_escaped()
    {
        var message = Framed.Json(new DiscordPayload(Framed.Chat), ChatEvents.Attacker);

        message.GetProperty("allowed_mentions").GetRawText().ShouldBe("""{"parse":[]}""");
        foreach (var (path, value) in Texts(message).Where(static text => text.Path != "footer.text"))
        {
            var plain = Escaped().Replace(value, "");
            if (path.EndsWith("description", StringComparison.Ordinal))
                plain = Fence().Replace(plain, "");
            plain.ShouldNotMatch(@"[\\*_~`|<>#@:\[\]-]", path);
        }
    }

    static string? TypeOf(JsonElement item) => item.TryGetProperty("type", out var type) ? type.GetString() : null;

    static IEnumerable<JsonElement> Objects(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Array => json.EnumerateArray().SelectMany(Objects),
        JsonValueKind.Object => json.EnumerateObject().SelectMany(static member => Objects(member.Value)).Prepend(json),
        _ => [],
    };

    static IEnumerable<(string Path, string Value)> Texts(JsonElement json, string path = "") => json.ValueKind switch
    {
        JsonValueKind.Array => json.EnumerateArray().SelectMany(item => Texts(item, path)),
        JsonValueKind.Object => json.EnumerateObject().SelectMany(member => Texts(
            member.Value, path is "footer" ? "footer.text" : member.Name)),
        JsonValueKind.String => [(path, json.GetString()!)],
        _ => [],
    };

    [GeneratedRegex("&(amp|lt|gt);", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Entity();

    [GeneratedRegex(@"\\[^0-9A-Za-z\s]", RegexOptions.None, 1000)]
    private static partial Regex Escaped();

    [GeneratedRegex("```\n[^`]*\n```", RegexOptions.None, 1000)]
    private static partial Regex Fence();
}
