// SPDX-License-Identifier: Apache-2.0
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Sinks.Samples.Tests.Examples;

/// <summary>As README.md and docs/getting-started.md show it.</summary>
static class WorkerExample
{
    public static async Task RunAsync(string[] args)
    {
        var builder = Host.CreateApplicationBuilder(args);
        builder.Logging.AddFanout();
        builder.Services.AddHostedService<Converter>();
        await builder.Build().RunAsync();
    }
}
