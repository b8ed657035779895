// SPDX-License-Identifier: Apache-2.0
namespace Sinks.TestKit;

/// <summary>Waits for a signal with a limit whose passing says what was waited for.</summary>
public static class Waiting
{
    static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    public static async Task Within(this Task task, string what, Func<string>? state = null, TimeSpan? limit = null)
    {
        try
        {
            await task.WaitAsync(limit ?? Limit);
        }
        catch (TimeoutException exception)
        {
            throw new TimeoutException(
                $"Waited {limit ?? Limit} for {what}{(state is null ? "" : "; there were " + state())}.", exception);
        }
    }

    public static async Task<T> Within<T>(
        this Task<T> task, string what, Func<string>? state = null, TimeSpan? limit = null)
    {
        await ((Task)task).Within(what, state, limit);
        return await task;
    }

    /// <summary>Looks every 10 ms whether something has come true; for what gives no signal.</summary>
    public static async Task UntilAsync(Func<bool> isTrue, string what, Func<string>? state = null)
    {
        using var poll = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
        using var limit = new CancellationTokenSource(Limit);
        try
        {
            while (!isTrue())
                await poll.WaitForNextTickAsync(limit.Token);
        }
        catch (OperationCanceledException exception)
        {
            throw new TimeoutException(
                $"Waited {Limit} for {what}{(state is null ? "" : "; there were " + state())}.", exception);
        }
    }
}
