// SPDX-License-Identifier: Apache-2.0
using Sinks.Fanout;

namespace Microsoft.Extensions.Logging;

/// <summary>Says through a logger who and what the events in a stretch of code are about.</summary>
public static class FanoutLoggerExtensions
{
    /// <summary>
    /// Adds to the ambient <see cref="FanoutContext"/>, and begins a scope with the same, until the result is
    /// disposed: backends of the fan-out and every other provider show it. What is null stays as it is around it.
    /// </summary>
    /// <param name="logger">Any logger; the scope is begun by it.</param>
    /// <param name="workflowId">Which workflow, such as <c>document-conversion</c>.</param>
    /// <param name="workflowRunId">Which run of it; null keeps the surrounding one.</param>
    /// <param name="step">Which step; null keeps the surrounding one.</param>
    /// <param name="userId">The user's id, never a name or an address; null keeps the surrounding one.</param>
    /// <param name="tenantId">The tenant's id; null keeps the surrounding one.</param>
    /// <example><code>using (logger.BeginWorkflow("conversion", job.RunId, userId: job.UserId)) { ...
    /// }</code></example>
    public static IDisposable BeginWorkflow(
        this ILogger logger,
        string workflowId,
        string? workflowRunId = null,
        string? step = null,
        string? userId = null,
        string? tenantId = null)
    {
        ArgumentNullException.ThrowIfNull(logger);
        return WorkflowScope.Begin(logger, new FanoutContext
        {
            WorkflowId = workflowId,
            WorkflowRunId = workflowRunId,
            Step = step,
            UserId = userId,
            TenantId = tenantId,
        });
    }

    /// <summary>The same for a step of the surrounding workflow.</summary>
    /// <param name="logger">Any logger; the scope is begun by it.</param>
    /// <param name="step">Which step, such as <c>parse</c>.</param>
    public static IDisposable BeginStep(this ILogger logger, string step)
    {
        ArgumentNullException.ThrowIfNull(logger);
        return WorkflowScope.Begin(logger, new FanoutContext { Step = step });
    }
}
