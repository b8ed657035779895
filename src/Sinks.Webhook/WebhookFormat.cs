// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Webhook;

/// <summary>What a webhook's receiver expects in the body.</summary>
public enum WebhookFormat
{
    /// <summary>Batches of events as JSON, as Standard Webhooks advises; described in docs/webhook.md.</summary>
    Json = 0,
}
