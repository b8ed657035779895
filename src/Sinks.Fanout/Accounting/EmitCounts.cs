// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>What became of events before they were in the intake, counted by emitting threads.</summary>
sealed class EmitCounts
{
    public EmitCounter BelowGate { get; } = new();

    public EmitCounter Full { get; } = new();

    public EmitCounter Late { get; } = new();

    /// <summary>Counts what was refused; the intake counts what it took.</summary>
    public void Count(IntakeResult result)
    {
        if (result == IntakeResult.Full)
            Full.Increment();
        else if (result == IntakeResult.Closed)
            Late.Increment();
    }
}
