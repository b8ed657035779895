// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout.Tests.Intakes.WakeModel;

/// <summary>Emits events, as the intake takes them; one a turn.</summary>
sealed class Emitter(Mutation mutation, params bool[] areErrors) : IThreadProgram
{
    public int Turn(Replay replay, int state)
    {
        var steps = new ReplaySteps(replay, hasFence: true);
        var isError = areErrors[state];
        if (mutation == Mutation.ReadsBeforeTheClaim)
        {
            WakeProtocol.AfterClaim(ref steps, replay.Do(WakeStep.Read, Cells.Claimed), isError);
            Claim(replay, isError);
        }
        else
        {
            WakeProtocol.AfterClaim(ref steps, Claim(replay, isError), isError);
        }

        return state + 1 < areErrors.Length ? state + 1 : -1;
    }

    static long Claim(Replay replay, bool isError)
    {
        var place = replay.Do(WakeStep.Claim, Cells.Claimed);
        replay.Do(WakeStep.Write, Cells.FirstSlot + (int)place, isError ? 2 : 1);
        return place;
    }
}
