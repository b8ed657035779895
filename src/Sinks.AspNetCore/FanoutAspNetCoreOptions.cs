// SPDX-License-Identifier: Apache-2.0
namespace Sinks.AspNetCore;

/// <summary>What code alone can say; the rest is in the section <c>Fanout:Requests</c>.</summary>
public sealed class FanoutAspNetCoreOptions
{
    /// <summary>
    /// Which user a request is answered for: an id, never a name or an e-mail address. Runs on the dispatcher's thread,
    /// not in the request; a null result, or an exception, leaves it to the claims. Default null: the claims say it.
    /// </summary>
    public Func<FanoutRequest, string?>? UserId { get; set; }

    /// <summary>
    /// Which tenant a request is answered for. Runs on the dispatcher's thread, not in the request; a null result, or
    /// an exception, leaves it to <c>TenantRouteValue</c>, <c>TenantClaim</c> and <c>TenantHeader</c>. Default null.
    /// </summary>
    public Func<FanoutRequest, string?>? TenantId { get; set; }
}
