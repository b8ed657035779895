// SPDX-License-Identifier: Apache-2.0
namespace Sinks.AspNetCore;

/// <summary>Reads of a request which tenant it is for.</summary>
static class RequestTenant
{
    /// <summary>The tenant's id, or null. What anybody can send comes last.</summary>
    public static string? IdOf(FanoutRequest request, RequestOptions options, FanoutAspNetCoreOptions code) =>
        HostCode.Ask(code.TenantId, request)
        ?? RouteValueOf(request, options.TenantRouteValue)
        ?? ClaimOf(request, options.TenantClaim)
        ?? (options.TenantHeader is { } header ? request.Header(header) : null);

    static string? RouteValueOf(FanoutRequest request, string? name) =>
        name is not null && request.RouteValues.TryGetValue(name, out var value)
            ? value as string is { Length: > 0 } text ? text : null
            : null;

    static string? ClaimOf(FanoutRequest request, string? type)
    {
        try
        {
            return type is not null && request.User?.FindFirst(type)?.Value is { Length: > 0 } text ? text : null;
        }
        catch (Exception)
        {
            return null;
        }
    }
}
