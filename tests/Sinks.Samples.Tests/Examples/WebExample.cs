// SPDX-License-Identifier: Apache-2.0
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;

namespace Sinks.Samples.Tests.Examples;

/// <summary>As docs/getting-started.md shows it.</summary>
static class WebExample
{
    public static WebApplication Build(string[] args)
    {
        var builder = WebApplication.CreateBuilder(args);
        builder.Logging.AddFanout();
        var app = builder.Build();

        app.MapGet("/conversions/{user}/{code}", (string user, string code, ILogger<WebApplication> log) =>
        {
            using (log.BeginWorkflow("conversion", userId: user))
                return Convert.FromHexString(code);   // an exception nobody catches arrives too
        });
        return app;
    }
}
