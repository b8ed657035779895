// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics;

namespace Sinks.Fanout;

/// <summary>
/// The threads that are a pipeline's own, and how they wait: dispatcher and shutdown need no pool thread. Tests put in
/// steps of theirs.
/// </summary>
class OwnThreads
{
    public static OwnThreads Real { get; } = new();

    /// <summary>
    /// Prepares a thread that takes turns, and parks between them, until a turn says it was the last.
    /// </summary>
    public virtual IOwnThread Loop(string name, Func<bool> turn, Action park)
    {
        return new RealThread(name, Run);

        void Run()
        {
            while (turn())
                park();
        }
    }

    /// <summary>Starts a piece of work, without the starter's execution context.</summary>
    public virtual void Start(string name, Action work) => new RealThread(name, work).Start();

    /// <summary>Blocks until the tasks are over or the limit has passed. Only for threads of our own.</summary>
    public virtual void Wait(IReadOnlyCollection<Task> tasks, TimeSpan limit)
    {
        // One after the other: a task over all of them would need a pool thread to notice that they are over.
        var began = Stopwatch.GetTimestamp();
        foreach (var task in tasks)
        {
            var left = limit - Stopwatch.GetElapsedTime(began);
            ((IAsyncResult)task).AsyncWaitHandle.WaitOne(left > TimeSpan.Zero ? left : TimeSpan.Zero);
        }
    }

    sealed class RealThread(string name, Action work) : IOwnThread
    {
        readonly Thread _thread = new(() => work()) { IsBackground = true, Name = name };

        public void Start() => _thread.UnsafeStart();

        public bool Join(TimeSpan limit) => _thread.Join(limit);
    }
}
