// SPDX-License-Identifier: Apache-2.0
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Sinks.Fanout;

namespace Worker.Workflow;

/// <summary>Works off the queue, several at a time, and ends the application once the inbox is done.</summary>
sealed class Engine(
    WorkQueue queue, InvoiceWorkflow workflow, IConfiguration configuration, IHostApplicationLifetime lifetime)
    : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var atOnce = new ParallelOptions
        {
            MaxDegreeOfParallelism = configuration.GetValue("Engine:Parallelism", 4),
            CancellationToken = stoppingToken,
        };
        await Parallel.ForEachAsync(queue.ReadAllAsync(stoppingToken), atOnce, RunAsync);
        lifetime.StopApplication();
    }

    async ValueTask RunAsync(WorkItem item, CancellationToken cancellationToken)
    {
        using (FanoutContext.Restore(item.Context))
            await workflow.RunAsync(item.Submission, cancellationToken);
    }
}
