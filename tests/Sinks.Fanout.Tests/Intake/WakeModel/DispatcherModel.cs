// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout.Tests.Intakes.WakeModel;

/// <summary>
/// Drains and waits, as the dispatcher's thread does; a turn is a drain and what it waits after it. What it has
/// released is the state
/// between two turns.
/// </summary>
sealed class DispatcherModel(Mutation mutation, int threshold, bool areErrorsDense) : IThreadProgram
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

        if (!(hadErrors && areErrorsDense))
        {
            var pause = Pause.After(head, head > state, threshold);
            Wait(replay, ref steps, head, pause, pause.Limit == Timeout.InfiniteTimeSpan ? 0 : 1);
        }

        if (hadErrors)
            Wait(replay, ref steps, head, Pause.OfErrors(head, threshold, Pause.BetweenErrors), 2);
        return head;
    }

    void Wait(Replay replay, ref ReplaySteps steps, int head, Pause pause, int kind)
    {
        if (WakeProtocol.MayWait(ref steps, new SecondLook(replay, mutation, head), pause))
            replay.Do(WakeStep.Wait, head, kind);
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
