// SPDX-License-Identifier: Apache-2.0
using Serilog.Core;

namespace Sinks.Fanout;

/// <summary>
/// The one thread that runs a foreign sink: its Emit, and in the end its disposal. It starts with the first event; a
/// sink that blocks holds it and nothing else.
/// </summary>
/// <param name="sink">The sink.</param>
/// <param name="name">The backend's name.</param>
/// <param name="patience">How long a batch may take before its rest is given back.</param>
/// <param name="time">The clock.</param>
/// <param name="say">Says a sentence about the backend; never throws.</param>
sealed class ForeignThread(
    ILogEventSink sink, string name, TimeSpan patience, TimeProvider time, Action<string> say)
{
    readonly object _lock = new();
    readonly List<ForeignHandover> _waiting = [];
    readonly HandedOver _handedOver = new();
    readonly LogEventRebuilder _rebuilder = new();
    readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    bool _isEnding;
    bool _isStarted;

    /// <summary>Has a batch handed over when those before it are.</summary>
    public void Post(ForeignHandover handover)
    {
        lock (_lock)
        {
            if (_isEnding)
            {
                handover.Complete(SendResult.Retry("the sink is disposed"));
                return;
            }

            _waiting.Add(handover);
            Wake();
        }
    }

    /// <summary>Nobody waits for this batch any more. What the sink has of it already is remembered.</summary>
    public void Withdraw(ForeignHandover handover)
    {
        lock (_lock)
            _waiting.Remove(handover);
        handover.Complete(SendResult.Retry("the sink is busy"));
    }

    /// <summary>Disposes the sink once it is free.</summary>
    /// <returns>Completes when that is done, which for a sink that is stuck is never.</returns>
    public Task EndAsync()
    {
        lock (_lock)
        {
            _isEnding = true;
            Wake();
        }

        return _ended.Task;
    }

    /// <summary>Called under the lock.</summary>
    void Wake()
    {
        Monitor.Pulse(_lock);
        if (_isStarted)
            return;
        _isStarted = true;
        new Thread(Run) { IsBackground = true, Name = $"Sinks.Fanout sink {name}" }.UnsafeStart();
    }

    void Run()
    {
        // For as long as the thread lives, and in all that the sink starts from it.
        FanoutContext.Restore(FanoutContext.OfForeignSinks);
        try
        {
            while (Next() is { } handover)
                HandOver(handover);
            DisposeSink();
        }
        finally
        {
            _ended.TrySetResult();
        }
    }

    /// <summary>Null when the end has come and nothing waits.</summary>
    ForeignHandover? Next()
    {
        lock (_lock)
        {
            while (_waiting.Count == 0)
            {
                if (_isEnding)
                    return null;
                Monitor.Wait(_lock);
            }

            var next = _waiting[0];
            _waiting.RemoveAt(0);
            return next;
        }
    }

    void HandOver(ForeignHandover handover)
    {
        var began = time.GetTimestamp();
        var rejected = new List<int>();
        string? reason = null;
        for (var i = 0; i < handover.Items.Count; i++)
        {
            if (handover.IsOver)
                return;
            if (i > 0 && time.GetElapsedTime(began) > patience)
            {
                handover.Complete(SendResult.Partial(
                    reason ?? "the sink is slow", rejected, [.. Enumerable.Range(i, handover.Items.Count - i)]));
                return;
            }

            if (HandOver(handover.Items[i]) is not { } why)
                continue;
            reason = why;
            rejected.Add(i);
        }

        handover.Complete(rejected.Count == 0 ? SendResult.Delivered : SendResult.Partial(reason!, rejected, []));
    }

    /// <summary>Never twice, also when the lane abandoned the send that did it.</summary>
    /// <returns>Why the sink did not take it, or null.</returns>
    string? HandOver(EncodedItem item)
    {
        if (_handedOver.TryGet(item.Id, out var why))
            return why;
        why = Emit(item);
        _handedOver.Add(item.Id, why);
        return why;
    }

    string? Emit(EncodedItem item)
    {
        if (item.Source is not FanoutEvent whole)
            return $"a Serilog sink takes no {item.Kind}";
        try
        {
            sink.Emit(_rebuilder.Rebuild(whole));
            return null;
        }
        catch (Exception failure)
        {
            // Several sinks behind one name report as an aggregate.
            var cause = failure is AggregateException { InnerExceptions.Count: > 0 } aggregate
                ? aggregate.InnerExceptions[0]
                : failure;
            return $"the sink threw {cause.GetType().Name}";
        }
    }

    void DisposeSink()
    {
        try
        {
            // This thread is the sink's own: it may block.
            if (sink is IAsyncDisposable asyncDisposable)
                asyncDisposable.DisposeAsync().AsTask().GetAwaiter().GetResult();
            else
                (sink as IDisposable)?.Dispose();
        }
        catch (Exception failure)
        {
            say($"the sink could not be disposed ({failure.GetType().Name}).");
        }
    }
}
