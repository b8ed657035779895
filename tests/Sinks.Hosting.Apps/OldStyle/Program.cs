// SPDX-License-Identifier: Apache-2.0
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Sinks.Hosting.Apps
{
    static class Program
    {
        static int Main()
        {
            using var host = Host.CreateDefaultBuilder().ConfigureLogging(logging => logging.ClearProviders()).Build();
            host.Start();
            var loggers = host.Services.GetRequiredService<ILoggerFactory>();
            loggers.CreateLogger("OldStyle").LogError("accepted before the end");
            return 3;
        }
    }
}
