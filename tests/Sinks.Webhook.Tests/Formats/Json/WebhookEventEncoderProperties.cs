// SPDX-License-Identifier: Apache-2.0
using FsCheck;
using FsCheck.Fluent;

namespace Sinks.Webhook.Tests;

public sealed class WebhookEventEncoderProperties
{
    [Fact]
    public void Any_event_encodes_within_the_limit_and_parses_at_every_level() => Prop
        .ForAll(Arb.From(HostileEvents.Event), static @event =>
        {
            for (var level = 0; level <= WebhookTrim.Hardest; level++)
                Encoded.Json(@event, level).GetProperty("id").GetGuid().ShouldBe(@event.Id);
            Encoded.FittingLevel(@event).ShouldBeInRange(0, WebhookTrim.Hardest);
        })
        .Check(Config.QuickThrowOnFailure.WithMaxTest(100).WithEndSize(20));

    [Fact]
    public void Any_batch_is_framed_into_JSON_that_holds_every_event() => Prop
        .ForAll(Arb.From(HostileEvents.Event.NonEmptyListOf()), static events =>
            Encoded.Parse(new JsonPayload().Frame(Encoded.Batch([.. events])))
                .GetProperty("data").GetProperty("events").EnumerateArray()
                .Select(static item => item.GetProperty("id").GetGuid())
                .ShouldBe(events.Select(static item => item.Id)))
        .Check(Config.QuickThrowOnFailure.WithMaxTest(30).WithEndSize(10));
}
