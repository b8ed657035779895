// SPDX-License-Identifier: Apache-2.0
namespace Web;

/// <summary>What browsers may do on the pages, and where they tell of what they may not.</summary>
static class Policies
{
    public static Task AddAsync(HttpContext http, RequestDelegate next)
    {
        // Pages that bring a policy of their own, such as the status page, replace this one.
        http.Response.Headers.ContentSecurityPolicy = "default-src 'self'; report-uri /errors";
        http.Response.Headers["Reporting-Endpoints"] = "default=\"/errors\"";
        return next(http);
    }
}
