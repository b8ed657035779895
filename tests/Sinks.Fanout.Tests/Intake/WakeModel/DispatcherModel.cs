// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout.Tests.Intakes.WakeModel;

/// <summary>
/// Drains and waits, as the dispatcher's thread does; a turn is a drain and a wait. What it has released is the state
/// between two turns.
/// </summary>
sealed class DispatcherModel(Mutation mutation, int threshold) : IThreadProgram
{
    public int Turn(Replay replay, int state)
    {
        var steps = new ReplaySteps(replay, hasFence: mutation != Mutation.NoFence);
        WakeProtocol.Running(ref steps);
        var head = state;
        var hadErrors = false;
        while (head < replay.Do(WakeStep.Read, Cells.Claimed))
        {
            hadErrors |= replay.Do(WakeStep.Await, Cells.FirstSlot + head) > 1;
            head++;
        }

        var pause = Pause.After(head, head > state, hadErrors, threshold);
        if (WakeProtocol.MayWait(ref steps, new SecondLook(replay, mutation, head), pause))
            replay.Do(WakeStep.Wait, head, pause.Limit == Timeout.InfiniteTimeSpan ? 0 : hadErrors ? 2 : 1);
        return head;
    }

    sealed class SecondLook(Replay replay, Mutation mutation, int head) : IClaims
    {
        public long Claimed => mutation switch
        {
            Mutation.NoSecondLook => head,
            Mutation.LooksAtTheSlot => replay.Do(WakeStep.Read, Cells.FirstSlot + head) == 0 ? head : head + 1,
            _ => replay.Do(WakeStep.Read, Cells.Claimed),
        };
    }
}
