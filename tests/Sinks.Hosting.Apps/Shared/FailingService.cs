// SPDX-License-Identifier: Apache-2.0
using Microsoft.Extensions.Hosting;

namespace Sinks.Hosting.Apps;

/// <summary>A background service that fails when it is told to.</summary>
sealed class FailingService : BackgroundService
{
    static readonly TaskCompletionSource Told = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public static void Fail() => Told.SetResult();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Told.Task.WaitAsync(stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (Told.Task.IsCompleted)
            throw new InvalidOperationException("the service fails");
    }
}
