// SPDX-License-Identifier: Apache-2.0
using System.Collections.Concurrent;

namespace Sinks.Hosts.Tests.Support;

/// <summary>
/// One thread with a synchronization context that runs what is posted to it, one after the other: what blocks the
/// thread keeps everything posted waiting.
/// </summary>
sealed class UiThread : IDisposable
{
    readonly BlockingCollection<Action> _posted = [];

    public UiThread()
    {
        Thread = new Thread(Pump) { IsBackground = true, Name = "user interface" };
        Thread.Start();
    }

    public Thread Thread { get; }

    /// <summary>Runs something on the thread, and completes when it has returned.</summary>
    public Task Run(Action action)
    {
        var over = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _posted.Add(() =>
        {
            try
            {
                action();
                over.SetResult();
            }
            catch (Exception failure)
            {
                over.SetException(failure);
            }
        });
        return over.Task;
    }

    /// <summary>Begins something on the thread, and completes when all of it is over.</summary>
    public async Task RunAsync(Func<Task> action)
    {
        var begun = Task.CompletedTask;
        await Run(() => begun = action());
        await begun;
    }

    public void Dispose() => _posted.CompleteAdding();

    void Pump()
    {
        SynchronizationContext.SetSynchronizationContext(new Context(_posted));
        foreach (var action in _posted.GetConsumingEnumerable())
            action();
    }

    sealed class Context(BlockingCollection<Action> posted) : SynchronizationContext
    {
        public override void Post(SendOrPostCallback d, object? state) => posted.Add(() => d(state));

        public override void Send(SendOrPostCallback d, object? state) => throw new NotSupportedException();

        public override SynchronizationContext CreateCopy() => this;
    }
}
