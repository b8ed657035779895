// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics.CodeAnalysis;

namespace Sinks.Fanout;

/// <summary>
/// Starts work without the starter's execution context: no activity, no ambient context, no scope of the host.
/// </summary>
[SuppressMessage("Design", "MA0100", Justification = "Suppression covers the start of the task, not its run.")]
static class Detached
{
    public static Task Run(Action work, TaskScheduler scheduler)
    {
        using (Flow())
            return Task.Factory.StartNew(work, CancellationToken.None, TaskCreationOptions.DenyChildAttach, scheduler);
    }

    public static Task Run(Func<Task> work, TaskScheduler scheduler)
    {
        using (Flow())
        {
            return Task.Factory.StartNew(work, CancellationToken.None, TaskCreationOptions.DenyChildAttach, scheduler)
                .Unwrap();
        }
    }

    public static Task<T> Run<T>(Func<Task<T>> work, TaskScheduler scheduler)
    {
        using (Flow())
        {
            return Task.Factory.StartNew(work, CancellationToken.None, TaskCreationOptions.DenyChildAttach, scheduler)
                .Unwrap();
        }
    }

    /// <summary>Keeps the execution context from being captured until the result is disposed.</summary>
    public static IDisposable? Flow() => ExecutionContext.IsFlowSuppressed() ? null : ExecutionContext.SuppressFlow();
}
