// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>What became of an event that was offered to the intake.</summary>
enum IntakeResult
{
    Taken = 0,
    Full,
    Closed,
}
