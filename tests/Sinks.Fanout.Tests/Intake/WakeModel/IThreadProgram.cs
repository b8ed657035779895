// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout.Tests.Intakes.WakeModel;

/// <summary>What a thread of the model does over and over.</summary>
interface IThreadProgram
{
    /// <summary>One turn, from a number to the number that the next turn begins with; -1 ends the thread.</summary>
    int Turn(Replay replay, int state);
}
