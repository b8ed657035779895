// SPDX-License-Identifier: Apache-2.0
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Sinks.Fanout;

namespace Web;

/// <summary>A shop in which little works.</summary>
static class Shop
{
    public static void MapShop(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/sign-in/{name}", SignInAsync);
        routes.MapGet("/{tenant}/orders/{id:int}", GetOrder);
    }

    /// <summary>Believes everybody. The id is what errors tell of a user, the name is nobody's business.</summary>
    static async Task<IResult> SignInAsync(HttpContext http, string name)
    {
        var user = new ClaimsIdentity(
            [new Claim("sub", $"u-{name}"), new Claim("name", name)],
            CookieAuthenticationDefaults.AuthenticationScheme);
        await http.SignInAsync(new ClaimsPrincipal(user));
        return Results.NoContent();
    }

    /// <summary>Fails in the middle of a workflow; nothing here reports it.</summary>
    static string GetOrder(string tenant, int id, ILoggerFactory loggers)
    {
        using var workflow = FanoutContext.Push(workflowId: "order-lookup", step: "price");
        loggers.CreateLogger("Web.Shop").LogInformation("Looking up order {OrderId} of {Tenant}", id, tenant);
        throw new InvalidOperationException($"Order {id} has no price.");
    }
}
