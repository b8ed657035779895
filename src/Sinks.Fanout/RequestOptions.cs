// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>What events tell of the request they were emitted in; needs Sinks.AspNetCore.</summary>
public sealed class RequestOptions
{
    /// <summary>
    /// Whether events take along the request, its user and its tenant, and unhandled exceptions of requests are
    /// reported. Default true.
    /// </summary>
    public bool Enabled { get; set; } = true;

    /// <summary>
    /// Types of the claims of which the first that is there is the user's id; a name or an e-mail address is none. In
    /// configuration an array, or one text separated by commas. Default <c>sub</c> and
    /// <c>ClaimTypes.NameIdentifier</c>.
    /// </summary>
    public IList<string> UserIdClaims { get; set; } =
        ["sub", "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/nameidentifier"];

    /// <summary>The type of the claim that is the tenant's id, such as <c>tid</c>, or null.</summary>
    public string? TenantClaim { get; set; }

    /// <summary>The route value that is the tenant's id, such as <c>tenant</c>, or null.</summary>
    public string? TenantRouteValue { get; set; }

    /// <summary>The header that is the tenant's id, such as <c>X-Tenant</c>, or null. Anybody can send one.</summary>
    public string? TenantHeader { get; set; }

    /// <summary>
    /// Headers that events take along, redacted; no other is read. In configuration an array, or one text separated by
    /// commas. Default <c>User-Agent</c>, <c>Content-Type</c> and <c>Accept</c>.
    /// </summary>
    public IList<string> Headers { get; set; } = ["User-Agent", "Content-Type", "Accept"];
}
