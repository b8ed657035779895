// SPDX-License-Identifier: Apache-2.0

namespace Sinks.Fanout.Tests.Pipelines;

/// <summary>
/// A pipeline's own threads as steps on the test's thread: loops take a turn when told to, what blocks lets virtual
/// time
/// pass instead.
/// </summary>
/// <param name="pass">Runs what is due and moves the clock on to the next timer, at most by so much.</param>
/// <param name="time">The clock.</param>
sealed class StepThreads(Action<TimeSpan> pass, TestTimeProvider time) : OwnThreads
{
    readonly List<StepThread> _threads = [];

    /// <summary>Every loop that has not ended takes a turn.</summary>
    public void Step() => _threads.ForEach(static thread => thread.Step());

    public override IOwnThread Loop(string name, Func<bool> turn, Action park)
    {
        var thread = new StepThread(turn);
        _threads.Add(thread);
        return thread;
    }

    public override void Start(string name, Action work) => work();

    public override void Wait(IReadOnlyCollection<Task> tasks, TimeSpan limit)
    {
        var until = time.GetUtcNow() + limit;
        do
            pass(until - time.GetUtcNow());
        while (time.GetUtcNow() < until && tasks.Any(static task => !task.IsCompleted));
    }

    sealed class StepThread(Func<bool> turn) : IOwnThread
    {
        bool _runs;

        public void Start() => _runs = true;

        public void Step() => _runs = _runs && turn();

        public bool Join(TimeSpan limit)
        {
            while (_runs)
                Step();
            return true;
        }
    }
}
