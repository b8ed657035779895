// SPDX-License-Identifier: Apache-2.0
using System.Security.Claims;

namespace Sinks.AspNetCore;

/// <summary>Reads of whoever is signed in who it is.</summary>
static class RequestUser
{
    static readonly string[] NameClaims = ["preferred_username", "name", ClaimTypes.Name];
    static readonly string[] EmailClaims = ["email", ClaimTypes.Email];

    /// <summary>The id, or null for nobody.</summary>
    public static string? IdOf(FanoutRequest request, RequestOptions options, FanoutAspNetCoreOptions code)
    {
        if (HostCode.Ask(code.UserId, request) is { } told)
            return told;
        return request.User is { } user ? FirstOf(user, options.UserIdClaims) : null;
    }

    public static string? NameOf(ClaimsPrincipal? user) =>
        user is null ? null : FirstOf(user, NameClaims);

    public static string? EmailOf(ClaimsPrincipal? user) =>
        user is null ? null : FirstOf(user, EmailClaims);

    static string? FirstOf(ClaimsPrincipal user, IEnumerable<string> types)
    {
        try
        {
            return types.Select(user.FindFirst).FirstOrDefault(static claim => claim?.Value.Length > 0)?.Value;
        }
        catch (Exception)
        {
            // A stranger's principal, or one that is changed at this moment.
            return null;
        }
    }
}
