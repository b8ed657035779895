// SPDX-License-Identifier: Apache-2.0
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Sinks.Hosting.Apps;

/// <summary>The hosts that .NET offers, each as its template makes it.</summary>
static class Hosts
{
    public static IHost Build(string kind) => kind switch
    {
        "default worker" => DefaultWorker(),
        "application worker" => ApplicationWorker(),
#if WEB
        "web application" => WebHosts.WebApplication(),
        "web host" => WebHosts.WebHost(),
#endif
        _ => throw new ArgumentException($"There is no host '{kind}'.", nameof(kind)),
    };

    static IHost DefaultWorker() =>
        Host.CreateDefaultBuilder()
            .ConfigureServices(static services => services.AddHostedService<FailingService>())
            .ConfigureLogging(LogToErrors)
            .Build();

    static IHost ApplicationWorker()
    {
#if NET8_0_OR_GREATER && !OLDER_HOST
        var builder = Host.CreateApplicationBuilder();
        builder.Services.AddHostedService<FailingService>();
        LogToErrors(builder.Logging);
        return builder.Build();
#else
        throw new NotSupportedException();
#endif
    }

    /// <summary>Standard output is the test's own, to see that nobody else writes to it.</summary>
    public static void LogToErrors(ILoggingBuilder logging) => logging
        .ClearProviders()
        .AddConsole(static options => options.LogToStandardErrorThreshold = LogLevel.Trace);
}
