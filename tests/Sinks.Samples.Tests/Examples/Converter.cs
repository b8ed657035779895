// SPDX-License-Identifier: Apache-2.0
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Sinks.Samples.Tests.Examples;

/// <summary>As README.md and docs/getting-started.md show it.</summary>
sealed class Converter(ILogger<Converter> log, IHostApplicationLifetime lifetime) : BackgroundService
{
    readonly Job _job = new("run-1", "u-1", "invoice.xml");

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        Convert(_job);
        lifetime.StopApplication();
    }

    void Convert(Job job)
    {
        using (log.BeginWorkflow("conversion", job.RunId, step: "parse", userId: job.UserId))
        {
            try
            {
                Parse(job.File);
            }
            catch (FormatException exception)
            {
                log.LogError(exception, "Cannot convert {File}", job.File);
            }
        }
    }

    static void Parse(string file) => _ = int.Parse(file, provider: null);

    sealed record Job(string RunId, string UserId, string File);
}
