// SPDX-License-Identifier: Apache-2.0
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Sinks.Sentry;
using Sinks.Webhook;

namespace Sinks.Samples.Tests.Examples;

/// <summary>As docs/getting-started.md shows it.</summary>
static class AotExample
{
    public static void Run(IConfiguration configuration)
    {
        using var loggers = LoggerFactory.Create(b => b.AddFanout(f => f.Sentry().Webhook("ops"), configuration));
        loggers.CreateLogger("Import").LogError("Cannot import {File}", "march.csv");
    }
}
