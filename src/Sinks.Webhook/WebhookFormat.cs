// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Webhook;

/// <summary>What a webhook's receiver expects in the body.</summary>
public enum WebhookFormat
{
    /// <summary>Batches of events as JSON, as Standard Webhooks advises; described in docs/webhook.md.</summary>
    Json = 0,

    /// <summary>Batches of CloudEvents 1.0 as JSON.</summary>
    CloudEvents = 1,

    /// <summary>Messages in a Slack channel, by an incoming webhook: at most one each minute.</summary>
    Slack = 2,

    /// <summary>Cards in a Microsoft Teams channel, by a workflow's webhook: at most one each minute.</summary>
    Teams = 3,

    /// <summary>Messages in a Discord channel: at most one each minute.</summary>
    Discord = 4,

    /// <summary>Incidents at PagerDuty, by its Events API v2; named events can resolve them.</summary>
    PagerDuty = 5,

    /// <summary>Items at Rollbar.</summary>
    Rollbar = 6,

    /// <summary>A body of your own making, with places for values of the event.</summary>
    Template = 7,
}
