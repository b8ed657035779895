// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Webhook;

/// <summary>What <see cref="WebhookFormat.CloudEvents"/> can be told.</summary>
public sealed class CloudEventsOptions
{
    /// <summary>
    /// The <c>source</c> of each event, a URI reference such as <c>/shop/orders</c>. Null: <c>/</c> and the name of the
    /// application.
    /// </summary>
    public string? Source { get; set; }
}
