// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>
/// What <see cref="WakeProtocol"/> does to memory and to the dispatcher's event, one indivisible step a member. The
/// machine's steps cost nothing; a test puts in steps that it interleaves as it likes.
/// </summary>
interface IWakeSteps
{
    long ReadWakeAt();

    long ReadErrorWakeAt();

    void WriteWakeAt(long place);

    void WriteErrorWakeAt(long place);

    /// <summary>Exchanges the word in one step, with a full fence around it.</summary>
    long ExchangeErrorWakeAt(long place);

    void Signal();
}
