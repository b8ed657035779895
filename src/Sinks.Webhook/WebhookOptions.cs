// SPDX-License-Identifier: Apache-2.0
using Sinks.Fanout;

namespace Sinks.Webhook;

/// <summary>Where a webhook is and how it is spoken to; the same names in code and in its section.</summary>
public sealed class WebhookOptions : HttpBackendOptions
{
    /// <summary>
    /// The receiver's address, https. Essential: without it the backend is inactive, except for formats with an address
    /// of their own (PagerDuty, Rollbar). Messages show its host only.
    /// </summary>
    public string? Url { get; set; }

    /// <summary>
    /// What requests are signed with: <c>whsec_</c> and the base64 of 24 to 64 random bytes. Null or empty: requests
    /// are not signed. One that cannot be read turns the backend off, so that nothing is sent unsigned by mistake.
    /// </summary>
    public string? Secret { get; set; }

    /// <summary>
    /// The secret before the present one, while receivers change over: requests then carry both signatures. Null for
    /// none.
    /// </summary>
    public string? PreviousSecret { get; set; }

    /// <summary>What the body looks like. Default <see cref="WebhookFormat.Json"/>.</summary>
    public WebhookFormat Format { get; set; }

    /// <summary>Whether plain http is allowed to hosts other than the own machine. Default false.</summary>
    public bool AllowHttp { get; set; }

    /// <summary>
    /// Whether the host must be at a public address: for addresses that come from users, who may name hosts inside your
    /// network. No proxy is used then, because it would connect in place of this check. Default false.
    /// </summary>
    public bool PublicAddressesOnly { get; set; }

    /// <summary>
    /// The least time between two messages of a chat format (Slack, Teams, Discord); what comes meanwhile is told in
    /// one message, grouped by error. Zero: a message for each batch. Default one minute.
    /// </summary>
    public TimeSpan DigestInterval { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>What <see cref="WebhookFormat.CloudEvents"/> can be told.</summary>
    public CloudEventsOptions CloudEvents { get; } = new();

    /// <summary>What <see cref="WebhookFormat.PagerDuty"/> can be told.</summary>
    public PagerDutyOptions PagerDuty { get; } = new();

    /// <summary>What <see cref="WebhookFormat.Rollbar"/> can be told.</summary>
    public RollbarOptions Rollbar { get; } = new();

    /// <summary>What <see cref="WebhookFormat.Template"/> can be told.</summary>
    public TemplateOptions Template { get; } = new();
}
