// SPDX-License-Identifier: Apache-2.0
using System.Collections.Concurrent;
using Serilog.Core;
using Serilog.Events;

namespace Sinks.Fanout.Tests.Foreign;

/// <summary>A Serilog sink as others write them; does what the test says with each event.</summary>
sealed class CollectingSink(Action<LogEvent>? onEmit = null) : ILogEventSink, IDisposable
{
    readonly TaskCompletionSource _disposed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public ConcurrentQueue<LogEvent> Events { get; } = new();

    public ConcurrentDictionary<int, string?> Threads { get; } = new();

    public LogEvent Single => Events.ShouldHaveSingleItem();

    public IEnumerable<string> Messages => Events.Select(logEvent => logEvent.RenderMessage());

    public Task Disposed => _disposed.Task;

    public void Emit(LogEvent logEvent)
    {
        Threads[Environment.CurrentManagedThreadId] = Thread.CurrentThread.Name;
        onEmit?.Invoke(logEvent);
        Events.Enqueue(logEvent);
    }

    public void Dispose()
    {
        Threads[Environment.CurrentManagedThreadId] = Thread.CurrentThread.Name;
        _disposed.TrySetResult();
    }
}
