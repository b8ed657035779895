// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Webhook;

/// <summary>What <see cref="WebhookFormat.PagerDuty"/> can be told.</summary>
public sealed class PagerDutyOptions
{
    /// <summary>
    /// The integration key of the service (Events API v2). Essential: without it the backend is inactive.
    /// </summary>
    public string? RoutingKey { get; set; }

    /// <summary>What is affected, as incidents show it. Null: the name of the application.</summary>
    public string? Source { get; set; }

    /// <summary>
    /// What incidents are told apart by: a text with <c>{Name}</c> for a value of the context or a property, such as
    /// <c>{TenantId}/{WorkflowId}</c>. What triggers an incident and what resolves it must come to the same text. Null:
    /// the error itself (exception, template and place, or the property <c>Fingerprint</c>); with
    /// <see cref="ResolveEvents"/>, the workflow run where there is one.
    /// </summary>
    public string? DedupBy { get; set; }

    /// <summary>
    /// Names of events that resolve an incident, whatever their level; <c>*</c> matches any run of characters. Default
    /// none. An event with the property <c>PagerDutyAction</c> (<c>resolve</c>, <c>acknowledge</c> or <c>trigger</c>)
    /// does so by itself.
    /// </summary>
    public IList<string> ResolveEvents { get; set; } = [];
}
