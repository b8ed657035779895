// SPDX-License-Identifier: Apache-2.0
namespace Web;

/// <summary>What browsers may do on the pages, and where they tell of what they may not.</summary>
static class Policies
{
    public static Task AddAsync(HttpContext http, RequestDelegate next)
    {
        // Browsers deliver what report-to asks for over https alone, and with it look at no report-uri.
        var where = http.Request.IsHttps ? "report-to default" : "report-uri /errors";
        // Pages that bring a policy of their own, such as the status page, replace this one.
        http.Response.Headers.ContentSecurityPolicy =
            $"default-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; {where}";
        http.Response.Headers["Reporting-Endpoints"] = "default=\"/errors\"";
        http.Response.Headers.XContentTypeOptions = "nosniff";
        return next(http);
    }
}
