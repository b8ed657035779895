// SPDX-License-Identifier: Apache-2.0
using FsCheck.Fluent;
using Sinks.TestKit.Receivers;

namespace Sinks.Webhook.Tests.Receivers;

/// <summary>Whether libraries and schemas of the receivers take our messages, for hostile events too.</summary>
public sealed class ChatReceiverTests
{
    const string DiscordMessage = "#/components/schemas/IncomingWebhookRequestPartial";

    static readonly string DiscordFile =
        Repository.Path("tests", "receivers", "schemas", "discord.openapi.json.gz");

    [ReceiverFact]
    public async Task The_library_of_adaptive_cards_takes_every_card()
    {
        await using var validator = new AdaptiveCardValidator();
        foreach (var message in Messages(new TeamsPayload(Framed.Chat)))
            (await validator.ValidateAsync(message)).ShouldBe(new Verdict(true, null), message);
    }

    [ReceiverFact]
    public async Task The_published_schema_of_Discord_takes_every_message()
    {
        await using var validator = new OpenApiValidator(DiscordFile, DiscordMessage);
        foreach (var message in Messages(new DiscordPayload(Framed.Chat)))
            (await validator.ValidateAsync(message)).ShouldBe(new Verdict(true, null), message);
    }

    [ReceiverFact]
    public async Task The_SDK_of_CloudEvents_takes_every_batch()
    {
        await using var parser = new CloudEventsParser();
        var payload = new CloudEventsPayload("/shop");
        foreach (var body in Messages(payload))
            (await parser.ParseAsync(payload.ContentType, body)).ShouldBe(new Verdict(true, null), body);
    }

    [ReceiverFact]
    public async Task The_validators_refuse_what_is_wrong()
    {
        await using var cards = new AdaptiveCardValidator();
        await using var discord = new OpenApiValidator(DiscordFile, DiscordMessage);
        await using var cloudEvents = new CloudEventsParser();
        var card = Framed.Text(new TeamsPayload(Framed.Chat), SomeEvents.Full);
        var batch = Framed.Text(new CloudEventsPayload("/shop"), SomeEvents.Full);

        (await cards.ValidateAsync(card.Replace("TextRun", "TextRan", StringComparison.Ordinal))).Ok.ShouldBeFalse();
        (await discord.ValidateAsync("""{"embeds":[{"title":5}]}""")).Ok.ShouldBeFalse();
        (await cloudEvents.ParseAsync(
            "application/cloudevents-batch+json", batch.Replace("\"source\"", "\"sauce\"", StringComparison.Ordinal)))
            .Ok.ShouldBeFalse();
    }

    /// <summary>One event, a minute of them, more kinds than are told of, and events of no sane application.</summary>
    static IEnumerable<string> Messages(WebhookPayload payload)
    {
        yield return Framed.Text(payload, SomeEvents.Full);
        yield return Framed.Text(payload, SomeEvents.Minimal);
        yield return Framed.Text(payload, ChatEvents.Minute);
        yield return Framed.Text(payload, ChatEvents.Kinds(50));
        yield return Framed.Text(payload, ChatEvents.Attacker);
        foreach (var c in WorstEvents.Characters)
            yield return Framed.Text(payload, WorstEvents.Kinds(c, 12));
        foreach (var hostile in HostileEvents.Event.NonEmptyListOf().Sample(50, 20))
            yield return Framed.Text(payload, hostile);
    }
}
