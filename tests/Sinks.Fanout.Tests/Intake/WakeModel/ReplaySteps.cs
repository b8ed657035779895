// SPDX-License-Identifier: Apache-2.0
using System.Runtime.InteropServices;

namespace Sinks.Fanout.Tests.Intakes.WakeModel;

/// <summary>
/// The protocol's steps as the model's. Without its fence the announcement is a write like any other.
/// </summary>
[StructLayout(LayoutKind.Auto)]
readonly struct ReplaySteps(Replay replay, bool hasFence) : IWakeSteps
{
    public long ReadWakeAt() => replay.Do(WakeStep.Read, Cells.WakeAt);

    public long ReadErrorWakeAt() => replay.Do(WakeStep.Read, Cells.ErrorWakeAt);

    public void WriteWakeAt(long place) => replay.Do(WakeStep.Write, Cells.WakeAt, place);

    public void WriteErrorWakeAt(long place) => replay.Do(WakeStep.Write, Cells.ErrorWakeAt, place);

    public long ExchangeErrorWakeAt(long place) =>
        replay.Do(hasFence ? WakeStep.Exchange : WakeStep.Write, Cells.ErrorWakeAt, place);

    public void Signal() => replay.Do(WakeStep.Signal);
}
