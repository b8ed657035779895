// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>Runs a piece of work when asked, never twice at a time; asked while it runs, it runs once more.</summary>
sealed class PumpGate(Action work, Action<Exception> onFailure, TaskScheduler scheduler)
{
    const int Idle = 0;
    const int Running = 1;
    const int RunAgain = 2;

    int _state;

    public void Request()
    {
        if (Interlocked.Exchange(ref _state, RunAgain) == Idle)
            _ = Detached.Run(Run, scheduler);
    }

    void Run()
    {
        do
        {
            Volatile.Write(ref _state, Running);
            RunOnce();
        }
        while (Interlocked.CompareExchange(ref _state, Idle, Running) != Running);
    }

    /// <summary>
    /// A failure ends this run, not the gate: a lane whose pump never ran again would be stuck without a word.
    /// </summary>
    void RunOnce()
    {
        try
        {
            work();
        }
        catch (Exception failure)
        {
            onFailure(failure);
        }
    }
}
