// SPDX-License-Identifier: Apache-2.0
using Microsoft.AspNetCore.Http;

namespace Sinks.AspNetCore;

/// <summary>Lets in what pages of the site itself and of named origins send, and tells browsers so.</summary>
static class OriginGate
{
    /// <summary>Whether the request may report; a named origin is told that it may.</summary>
    public static bool Lets(HttpContext http, BrowserOptions options)
    {
        var request = http.Request;
        var origin = request.Headers.Origin.ToString();
        http.Response.Headers.Vary = "Origin";
        if (origin.Length == 0)
            return LetsWithout(request);
        if (AllowedOrigins.IsOwn(origin, request))
            return true;
        if (!AllowedOrigins.Of(options).Names(origin))
            return false;
        // No more than what the configuration says, which is the same for everybody who asks.
        http.Response.Headers.AccessControlAllowOrigin = origin;
        http.Response.Headers.AccessControlAllowCredentials = "true";
        return true;
    }

    /// <summary>
    /// Browsers say where a page's request comes from; only what a page of another site could not send without asking
    /// first is taken without it.
    /// </summary>
    static bool LetsWithout(HttpRequest request)
    {
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        if (site.Length > 0)
            return site is "same-origin";
        var type = request.ContentType.AsSpan();
        var end = type.IndexOf(';');
        type = (end < 0 ? type : type[..end]).Trim();
        return type.Equals("application/json", StringComparison.OrdinalIgnoreCase)
            || type.Equals("application/reports+json", StringComparison.OrdinalIgnoreCase)
            || type.Equals("application/csp-report", StringComparison.OrdinalIgnoreCase)
            || type.Equals("application/x-sentry-envelope", StringComparison.OrdinalIgnoreCase);
    }
}
