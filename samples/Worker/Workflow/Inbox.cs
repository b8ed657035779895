// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Worker.Workflow;

/// <summary>Hands in what users submitted, <c>inbox/inbox.json</c>, each as a run of the workflow.</summary>
sealed class Inbox(WorkQueue queue, ILogger<Inbox> log) : BackgroundService
{
    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "inbox");

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await HandInAsync(stoppingToken);
            queue.Complete();
        }
        catch (Exception reason)
        {
            queue.Complete(reason);
            throw;
        }
    }

    async Task HandInAsync(CancellationToken cancellationToken)
    {
        var text = await File.ReadAllTextAsync(Path.Combine(Folder, "inbox.json"), cancellationToken);
        var submissions = JsonSerializer.Deserialize<List<Submission>>(text, JsonSerializerOptions.Web) ?? [];
        foreach (var (i, submission) in submissions.Index())
        {
            var runId = string.Create(CultureInfo.InvariantCulture, $"run-{i + 1:0000}");
            using (log.BeginWorkflow(
                InvoiceWorkflow.Id, runId, userId: submission.UserId, tenantId: submission.TenantId))
            {
                log.Submitted(submission.Document);
                await queue.EnqueueAsync(submission, cancellationToken);
            }
        }
    }
}
