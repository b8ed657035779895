// SPDX-License-Identifier: Apache-2.0
namespace Sinks.TestKit;

/// <summary>Runs tasks when a test says so, one after the other, on the test's own thread.</summary>
public sealed class TestScheduler : TaskScheduler
{
    readonly LinkedList<Task> _tasks = new();

    /// <summary>Runs what was started, and what that starts, until nothing is left.</summary>
    public void Run()
    {
        while (TakeFirst() is { } task)
            TryExecuteTask(task);
    }

    protected override IEnumerable<Task> GetScheduledTasks()
    {
        lock (_tasks)
            return [.. _tasks];
    }

    protected override void QueueTask(Task task)
    {
        lock (_tasks)
            _tasks.AddLast(task);
    }

    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) => false;

    Task? TakeFirst()
    {
        lock (_tasks)
        {
            var first = _tasks.First?.Value;
            if (first is not null)
                _tasks.RemoveFirst();
            return first;
        }
    }
}
