// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout.Tests.Intakes.WakeModel;

/// <summary>One indivisible step of a thread.</summary>
enum WakeStep
{
    /// <summary>Reads a cell: the thread's own buffered write of it, else memory.</summary>
    Read,

    /// <summary>Writes a cell by way of the thread's store buffer.</summary>
    Write,

    /// <summary>Exchanges a cell in memory, after the thread's buffered writes.</summary>
    Exchange,

    /// <summary>Adds one to a cell in memory, after the thread's buffered writes.</summary>
    Claim,

    /// <summary>Goes on when the cell is not 0.</summary>
    Await,

    /// <summary>Sets the event, after the thread's buffered writes.</summary>
    Signal,

    /// <summary>Waits for the event; the value says whether the wait has a limit.</summary>
    Wait,
}
