// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Webhook;

/// <summary>What a webhook's receiver expects in the body.</summary>
public enum WebhookFormat
{
    /// <summary>Batches of events as JSON, after the advice of Standard Webhooks; described in docs/webhook.md.</summary>
    Json = 0,
}
