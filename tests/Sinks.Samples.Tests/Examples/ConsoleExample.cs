// SPDX-License-Identifier: Apache-2.0
using Microsoft.Extensions.Logging;
using Sinks.Sentry;

namespace Sinks.Samples.Tests.Examples;

/// <summary>As docs/getting-started.md shows it.</summary>
static class ConsoleExample
{
    public static void Run(string[] args)
    {
        using var loggers = LoggerFactory.Create(b => b.AddFanout(f => f.Sentry()));
        var log = loggers.CreateLogger("Tally");
        log.LogInformation("Reading {File}", args[0]);
        Tally(args[0]);   // throws: the report arrives before the process is gone
    }

    static void Tally(string file) => _ = File.ReadAllText(file);
}
