// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Sinks.AspNetCore;

/// <summary>Adds <c>app.MapFanoutStatus()</c>.</summary>
public static class FanoutStatusEndpointRouteBuilderExtensions
{
    /// <summary>
    /// Shows operators how the fan-outs of the process are: a page, and JSON at <c>{pattern}/status.json</c>. Behind
    /// the host's authorization, by its default policy; <c>.RequireAuthorization("Operators")</c> on the result asks
    /// for one more, <c>.AllowAnonymous()</c> opens it to everybody. A host without authentication and authorization
    /// shows it to nobody before that.
    /// </summary>
    /// <param name="endpoints">The routes of the application.</param>
    /// <param name="pattern">The path. Default <c>/fanout</c>.</param>
    /// <returns>The endpoints, to add conventions to.</returns>
    public static IEndpointConventionBuilder MapFanoutStatus(
        this IEndpointRouteBuilder endpoints, [StringSyntax("Route")] string pattern = "/fanout")
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        ArgumentNullException.ThrowIfNull(pattern);
        var services = endpoints.ServiceProvider;
        var time = services.GetService<TimeProvider>() ?? TimeProvider.System;
        var isGuarded = services.GetService<IAuthorizationPolicyProvider>() is not null
            && services.GetService<IAuthenticationSchemeProvider>() is not null;
        var history = new StatusHistory(time);
        services.GetService<IHostApplicationLifetime>()?.ApplicationStopped.Register(history.Dispose);
        var endpoint = new StatusEndpoint(history, new RecentDrops(time), time, isGuarded);
        var group = endpoints.MapGroup(pattern);
        group.MapMethods("", [HttpMethods.Get], (RequestDelegate)endpoint.GetPageAsync);
        group.MapMethods("/status.json", [HttpMethods.Get], (RequestDelegate)endpoint.GetJsonAsync);
        group.WithDisplayName($"Fan-out status {pattern}");
        // Without a middleware that looks at it, the demand alone would be an exception of every request.
        return isGuarded ? group.RequireAuthorization() : group;
    }
}
