// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout.Tests.Intakes.WakeModel;

/// <summary>Wakes the dispatcher whatever it does, as a flush does.</summary>
sealed class Flusher : IThreadProgram
{
    public int Turn(Replay replay, int state)
    {
        var steps = new ReplaySteps(replay, hasFence: true);
        WakeProtocol.WakeAlways(ref steps);
        return -1;
    }
}
