// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>
/// A lane's hold on a backend: lets go of it when it has been replaced and its last send has ended. A backend whose
/// send never ends is never disposed; its lane goes on with the other one.
/// </summary>
sealed class BackendHold(IBackend backend, TaskScheduler scheduler)
{
    readonly Lock _lock = new();
    int _sends;
    bool _isRetired;
    bool _isDisposed;

    public IBackend Backend { get; } = backend;

    public void Enter()
    {
        lock (_lock)
            _sends++;
    }

    public void Leave()
    {
        lock (_lock)
            _sends--;
        DisposeWhenIdle();
    }

    public void Retire()
    {
        lock (_lock)
            _isRetired = true;
        DisposeWhenIdle();
    }

    /// <summary>Disposes of it now, whatever is in flight, unless that has happened.</summary>
    public ValueTask DisposeAsync() => TryDispose(static _ => true) ? Backend.DisposeAsync() : ValueTask.CompletedTask;

    void DisposeWhenIdle()
    {
        if (TryDispose(static hold => hold._isRetired && hold._sends == 0))
            _ = Detached.Run(() => Backend.DisposeAsync().AsTask(), scheduler);
    }

    bool TryDispose(Func<BackendHold, bool> condition)
    {
        lock (_lock)
        {
            if (_isDisposed || !condition(this))
                return false;
            _isDisposed = true;
            return true;
        }
    }
}
