// SPDX-License-Identifier: Apache-2.0
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Sinks.Hosting.Apps;

/// <summary>The hosts of a web application, on a port that is free.</summary>
static class WebHosts
{
    const string AnyPort = "http://127.0.0.1:0";

    public static IHost WebApplication()
    {
        var builder = Microsoft.AspNetCore.Builder.WebApplication.CreateBuilder();
        builder.WebHost.UseUrls(AnyPort);
        builder.Services.AddHostedService<FailingService>();
        Hosts.LogToErrors(builder.Logging);
        var application = builder.Build();
        application.MapGet("/fail", Fail);
        return application;
    }

    public static IHost WebHost() =>
        Host.CreateDefaultBuilder()
            .ConfigureLogging(Hosts.LogToErrors)
            .ConfigureServices(static services => services.AddHostedService<FailingService>())
            .ConfigureWebHostDefaults(static web => web.UseUrls(AnyPort)
                .Configure(static application => application.Run(Fail)))
            .Build();

    static Task Fail(HttpContext context) => throw new InvalidOperationException("the request fails");
}
