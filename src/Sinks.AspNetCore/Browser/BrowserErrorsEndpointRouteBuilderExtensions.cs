// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Sinks.AspNetCore;

/// <summary>Adds <c>app.MapBrowserErrors("/errors")</c>.</summary>
public static class BrowserErrorsEndpointRouteBuilderExtensions
{
    /// <summary>
    /// Takes errors of pages and reports them as events of the fan-out: envelopes of Sentry's JavaScript SDK (its
    /// option
    /// <c>tunnel</c>), what the script at <c>{pattern}/script.js</c> sends, and bodies of W3C's Reporting API. Who may
    /// report, and how much, is in the section <c>Fanout:Browser</c>. Anonymous: errors happen before a sign-in too.
    /// </summary>
    /// <param name="endpoints">The routes of the application.</param>
    /// <param name="pattern">The path. Default <c>/errors</c>.</param>
    /// <returns>The endpoints, to add conventions to.</returns>
    public static IEndpointConventionBuilder MapBrowserErrors(
        this IEndpointRouteBuilder endpoints, [StringSyntax("Route")] string pattern = "/errors")
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        ArgumentNullException.ThrowIfNull(pattern);
        var endpoint = new BrowserEndpoint(
            endpoints.ServiceProvider.GetService<TimeProvider>() ?? TimeProvider.System);
        var group = endpoints.MapGroup(pattern);
        group.MapMethods("", [HttpMethods.Post], (RequestDelegate)endpoint.PostAsync);
        group.MapMethods("", [HttpMethods.Options], (RequestDelegate)BrowserEndpoint.AskAsync);
        group.MapMethods("/script.js", [HttpMethods.Get, HttpMethods.Head], (RequestDelegate)BrowserScript.GetAsync);
        group.AllowAnonymous().WithDisplayName($"Browser errors {pattern}");
        return group;
    }
}
