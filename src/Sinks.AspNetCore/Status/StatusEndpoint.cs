// SPDX-License-Identifier: Apache-2.0
using System.Text;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;

namespace Sinks.AspNetCore;

/// <summary>Answers with the status, as a page or for programs.</summary>
/// <param name="history">The minutes of the last hour.</param>
/// <param name="drops">What was lost lately.</param>
/// <param name="time">The clock.</param>
/// <param name="isGuarded">Whether the host's own authorization stands before it.</param>
sealed class StatusEndpoint(StatusHistory history, RecentDrops drops, TimeProvider time, bool isGuarded)
{
    public Task GetPageAsync(HttpContext http) => IsAllowed(http)
        ? AsksForJson(http.Request) ? WriteJsonAsync(http) : WritePageAsync(http)
        : Task.CompletedTask;

    public Task GetJsonAsync(HttpContext http) => IsAllowed(http) ? WriteJsonAsync(http) : Task.CompletedTask;

    /// <summary>Without an authorization of the host's nobody is let in, unless the host has said that anybody
    /// is.</summary>
    bool IsAllowed(HttpContext http)
    {
        if (isGuarded || http.GetEndpoint()?.Metadata.GetMetadata<IAllowAnonymous>() is not null)
            return true;
        Voice.SayOnce(
            "MapFanoutStatus shows its page to nobody: the application has no authentication and authorization. Add "
            + "them, or open it to everybody by MapFanoutStatus(...).AllowAnonymous().");
        http.Response.StatusCode = StatusCodes.Status403Forbidden;
        return false;
    }

    static bool AsksForJson(HttpRequest request) =>
        request.Headers.Accept.ToString() is var accept
        && accept.Contains("application/json", StringComparison.OrdinalIgnoreCase)
        && !accept.Contains("text/html", StringComparison.OrdinalIgnoreCase);

    Task WritePageAsync(HttpContext http)
    {
        Protect(http.Response);
        http.Response.Headers.ContentSecurityPolicy = StatusStyle.Policy;
        http.Response.ContentType = "text/html; charset=utf-8";
        return http.Response.Body.WriteAsync(
            Encoding.UTF8.GetBytes(StatusPage.Write(Read())), http.RequestAborted).AsTask();
    }

    Task WriteJsonAsync(HttpContext http)
    {
        Protect(http.Response);
        http.Response.ContentType = "application/json; charset=utf-8";
        return http.Response.Body.WriteAsync(StatusJson.Write(Read()), http.RequestAborted).AsTask();
    }

    static void Protect(HttpResponse response)
    {
        response.Headers.CacheControl = "no-store";
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers.XFrameOptions = "DENY";
        response.Headers["Referrer-Policy"] = "no-referrer";
        response.Headers.Vary = "Accept";
    }

    StatusSnapshot Read()
    {
        var all = FanoutStatus.All;
        return new StatusSnapshot(
            time.GetUtcNow(),
            FanoutHealth.Of(all, drops.Since(all)),
            [.. all.Where(static status => status.IsRunning)],
            BrowserStatus.Current,
            history.Read());
    }
}
