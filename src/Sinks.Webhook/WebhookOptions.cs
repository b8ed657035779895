// SPDX-License-Identifier: Apache-2.0
using Sinks.Fanout;

namespace Sinks.Webhook;

/// <summary>Where a webhook is and how it is spoken to; the same names in code and in its section.</summary>
public sealed class WebhookOptions : HttpBackendOptions
{
    /// <summary>
    /// The receiver's address, https. Essential: without it the backend is inactive. Messages show its host only.
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
}
