// SPDX-License-Identifier: Apache-2.0
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace Sinks.Samples.Tests.Examples;

/// <summary>As docs/getting-started.md shows it.</summary>
static class FactoryExample
{
    public static void Run(string file)
    {
        var configuration = new ConfigurationBuilder().AddJsonFile(file).AddEnvironmentVariables().Build();
        using var loggers = LoggerFactory.Create(b => b.AddFanout(configuration));
        loggers.CreateLogger("Import").LogError("Cannot import {File}", "march.csv");
    }
}
