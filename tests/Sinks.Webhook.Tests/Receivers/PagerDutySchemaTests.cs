// SPDX-License-Identifier: Apache-2.0
using FsCheck.Fluent;
using Sinks.Fanout;
using Sinks.TestKit.Receivers;

namespace Sinks.Webhook.Tests.Receivers;

/// <summary>Whether PagerDuty's own description of its API has a place for what we send.</summary>
public sealed class PagerDutySchemaTests
{
    const string Request = "#/paths/~1enqueue/post/requestBody/content/application~1json/schema";

    [PagerDutySchemaFact]
    public async Task The_published_schema_takes_triggers_and_resolves_also_of_hostile_events()
    {
        await using var validator = new OpenApiValidator(PagerDutySchemaFactAttribute.File, Request);
        var payload = Framed.Of(WebhookFormat.PagerDuty, static o => o.PagerDuty.RoutingKey = new string('a', 32));
        var resolve = SomeEvents.Full with
        {
            Properties = new FanoutProperties(
            [
                new("PagerDutyAction", FanoutValue.From("resolve")), new("PagerDutyDedupKey", FanoutValue.From("k")),
            ]),
        };

        foreach (var item in HostileEvents.Event.Sample(50, 30).Append(SomeEvents.Full).Append(resolve))
        {
            var text = Framed.Text(payload, item);
            (await validator.ValidateAsync(text)).ShouldBe(new Verdict(true, null), text);
        }

        (await validator.ValidateAsync("""{"event_action":"explode","routing_key":"a"}""")).Ok.ShouldBeFalse();
    }
}
