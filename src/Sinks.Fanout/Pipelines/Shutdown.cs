// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>
/// Runs a shutdown once, on a thread of its own: it must be over in time even when every pool thread is blocked,
/// whoever asks and however often.
/// </summary>
sealed class Shutdown(Func<TimeSpan> limit, PipelineServices services, Action<Deadline> work)
{
    // What a caller waits beyond the limit for the last counts to be made.
    static readonly TimeSpan Grace = TimeSpan.FromMilliseconds(400);

    readonly TaskCompletionSource _over = new(TaskCreationOptions.RunContinuationsAsynchronously);
    int _begun;

    public bool HasBegun => Volatile.Read(ref _begun) != 0;

    /// <summary>Begins it if it has not begun.</summary>
    /// <returns>Completes when it is over.</returns>
    public Task BeginAsync()
    {
        if (Interlocked.Exchange(ref _begun, 1) == 0)
            services.Threads.Start("Sinks.Fanout shutdown", RunWork);
        return _over.Task;
    }

    /// <summary>Begins it if it has not begun, and blocks until it is over.</summary>
    /// <param name="waited">How long the caller has waited already.</param>
    public void Run(TimeSpan waited = default)
    {
        var left = limit() + Grace - waited;
        ((IAsyncResult)BeginAsync()).AsyncWaitHandle.WaitOne(left > TimeSpan.Zero ? left : TimeSpan.Zero);
    }

    void RunWork()
    {
        try
        {
            work(new Deadline(limit(), services));
        }
        catch (Exception failure)
        {
            services.Say($"the shutdown failed inside ({failure.GetType().Name}); please report it.");
        }
        finally
        {
            _over.TrySetResult();
        }
    }
}
