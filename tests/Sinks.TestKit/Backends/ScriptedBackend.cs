// SPDX-License-Identifier: Apache-2.0
using System.Buffers;
using System.Text;
using Serilog.Events;
using Sinks.Fanout;

namespace Sinks.TestKit;

/// <summary>A backend in memory: answers by script, remembers every send, encodes an event as its message.</summary>
public class ScriptedBackend : IBackend, IItemEncoder
{
    readonly Lock _lock = new();
    readonly TaskCompletionSource _disposed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    readonly Queue<Func<IReadOnlyList<string>, Task<SendResult>>> _script = new();
    readonly List<IReadOnlyList<string>> _sends = [];
    readonly List<(int Count, TaskCompletionSource Signal)> _waiters = [];

    public BackendProfile Profile { get; init; } = new()
    {
        Destination = "memory",
        BatchSizeLimit = 10,
        MinimumLevel = LogEventLevel.Information,
        MaxInFlight = 1,
    };

    public IItemEncoder Encoder => this;

    public int TrimLevels { get; init; }

    /// <summary>What to do when the script is used up. Default: take everything.</summary>
    public Func<IReadOnlyList<string>, Task<SendResult>> Otherwise { get; set; } =
        static _ => Task.FromResult(SendResult.Delivered);

    /// <summary>How to encode a message at a trim level. Default: as it is.</summary>
    public Func<string, int, string> Text { get; init; } = static (message, _) => message;

    /// <summary>Where encoded events are remembered whole; null for nowhere.</summary>
    public List<FanoutEvent>? Captured { get; init; }

    public bool IsDisposed => _disposed.Task.IsCompleted;

    /// <summary>Completes when the backend is disposed.</summary>
    public Task Disposed => _disposed.Task;

    /// <summary>The messages of each send, in the order of the sends.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Sends
    {
        get
        {
            lock (_lock)
                return [.. _sends];
        }
    }

    /// <summary>All messages sent, again and again included.</summary>
    public IReadOnlyList<string> Messages => [.. Sends.SelectMany(send => send)];

    public ScriptedBackend Then(params SendResult[] results)
    {
        foreach (var result in results)
            Then(_ => Task.FromResult(result));
        return this;
    }

    public ScriptedBackend Then(Func<IReadOnlyList<string>, Task<SendResult>> answer)
    {
        lock (_lock)
            _script.Enqueue(answer);
        return this;
    }

    /// <summary>Waits until so many sends were made, at most 10 s.</summary>
    public async Task<IReadOnlyList<IReadOnlyList<string>>> SentAsync(int count)
    {
        var signal = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_lock)
        {
            if (_sends.Count >= count)
                return [.. _sends];
            _waiters.Add((count, signal));
        }

        await signal.Task.Within("the backend to be sent to", () => $"{Sends.Count} of {count} sends");
        return Sends;
    }

    public void Encode(FanoutItem item, IBufferWriter<byte> output, int trimLevel)
    {
        Captured?.Add((FanoutEvent)item);
        output.Write(Encoding.UTF8.GetBytes(Text(((FanoutEvent)item).Message, trimLevel)));
    }

    public virtual Task<SendResult> SendAsync(IReadOnlyList<EncodedItem> batch, CancellationToken cancellationToken)
    {
        var messages = batch.Select(item => Encoding.UTF8.GetString(item.Body.Span)).ToList();
        Func<IReadOnlyList<string>, Task<SendResult>>? answer;
        lock (_lock)
        {
            _sends.Add(messages);
            _script.TryDequeue(out answer);
            foreach (var waiter in _waiters.Where(waiter => _sends.Count >= waiter.Count).ToList())
            {
                waiter.Signal.TrySetResult();
                _waiters.Remove(waiter);
            }
        }

        return (answer ?? Otherwise)(messages);
    }

    public virtual ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        _disposed.TrySetResult();
        return ValueTask.CompletedTask;
    }
}
