// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout.Tests.Intakes.WakeModel;

/// <summary>Where things are in the model's memory.</summary>
static class Cells
{
    public const int WakeAt = 0;
    public const int ErrorWakeAt = 1;
    public const int Claimed = 2;

    /// <summary>
    /// Of the event that was claimed first; 1 for a lower event, 2 for an error, 0 for not published.
    /// </summary>
    public const int FirstSlot = 3;

    public const int SlotLimit = 6;

    public const int Count = FirstSlot + SlotLimit;
}
