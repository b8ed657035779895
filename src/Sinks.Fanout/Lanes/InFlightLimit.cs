// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>
/// How many sends may be in flight. Fixed, or adaptive between 2 and 32: one more for each delivery while events
/// wait, half after a failure.
/// </summary>
sealed class InFlightLimit(int? fixedLimit)
{
    const int Lowest = 2;
    public const int Highest = 32;

    public int Current { get; private set; } = fixedLimit ?? Lowest;

    public void OnDelivered(bool moreWaits)
    {
        if (fixedLimit is null && moreWaits)
            Current = Math.Min(Highest, Current + 1);
    }

    public void OnFailed()
    {
        if (fixedLimit is null)
            Current = Math.Max(Lowest, Current / 2);
    }
}
