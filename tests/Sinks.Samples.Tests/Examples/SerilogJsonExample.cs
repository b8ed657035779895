// SPDX-License-Identifier: Apache-2.0
using Microsoft.Extensions.Configuration;
using Serilog;

namespace Sinks.Samples.Tests.Examples;

/// <summary>As docs/getting-started.md shows it.</summary>
static class SerilogJsonExample
{
    public static void Run(IConfiguration configuration, Action work)
    {
        Log.Logger = new LoggerConfiguration().ReadFrom.Configuration(configuration).CreateLogger();
        try
        {
            work();
        }
        finally
        {
            Log.CloseAndFlush();
        }
    }
}
