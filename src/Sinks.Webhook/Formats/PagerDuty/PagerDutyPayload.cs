// SPDX-License-Identifier: Apache-2.0
using System.Text.Json;
using Serilog.Events;
using Sinks.Fanout;

namespace Sinks.Webhook;

/// <summary>One event in each request, in order: no resolve may overtake its trigger.</summary>
sealed class PagerDutyPayload(string routingKey, PagerDutyEncoder encoder, PagerDutyActions actions) : WebhookPayload
{
    public const string Url = "https://events.pagerduty.com/v2/enqueue";

    const int RequestLimit = 512 * 1000;

    static readonly TimeSpan QuietTime = TimeSpan.FromMinutes(1);

    readonly byte[] _beginning =
        [.. "{\"routing_key\":\""u8, .. JsonEncodedText.Encode(routingKey).EncodedUtf8Bytes, .. "\","u8];

    public override IItemEncoder Encoder => encoder;

    public override string ContentType => "application/json; charset=utf-8";

    public override int BatchSizeLimit => 1;

    public override int BatchBytesLimit => ItemBytesLimit;

    // The beginning takes the place of the item's first brace.
    public override int ItemBytesLimit => RequestLimit - _beginning.Length + 1;

    public override LogEventLevel MinimumLevel => LogEventLevel.Error;

    public override int? MaxInFlight => 1;

    public override IReadOnlyList<string> RequiredEvents => actions.ResolveEvents;

    public override IReadOnlyList<string> RequiredProperties { get; } = [PagerDutyActions.Property];

    public static PagerDutyPayload From(WebhookOptions options, BackendSetup setup)
    {
        var settings = options.PagerDuty;
        var actions = new PagerDutyActions([.. settings.ResolveEvents]);
        var dedupBy = string.IsNullOrWhiteSpace(settings.DedupBy) ? null : settings.DedupBy.Trim();
        if (dedupBy is null && actions.ResolveEvents.Count > 0)
            dedupBy = "{WorkflowRunId}";
        var application = setup.Application.Name;
        var source = string.IsNullOrWhiteSpace(settings.Source) ? application ?? "sinks" : settings.Source.Trim();
        return new PagerDutyPayload(
            settings.RoutingKey!.Trim(),
            new PagerDutyEncoder(source, application, actions, new PagerDutyDedup(dedupBy)),
            actions);
    }

    public override ReadOnlyMemory<byte> Frame(IReadOnlyList<EncodedItem> batch)
    {
        var body = batch[0].Body.Span;
        if (body.Length < 3 || body[0] != '{')
            throw new JsonException();
        return (byte[])[.. _beginning, .. body[1..]];
    }

    public override SendResult Read(BackendAnswer answer, DateTimeOffset now) => answer.Status == 429
        ? SendResult.RateLimited(answer.Reason, WebhookAnswers.Sane(answer.RetryAfter(now) ?? QuietTime))
        : WebhookAnswers.Read(answer, now);
}
