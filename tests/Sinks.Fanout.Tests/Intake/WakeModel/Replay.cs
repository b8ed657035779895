// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout.Tests.Intakes.WakeModel;

/// <summary>
/// Runs real code up to its next step: gives it the results of the steps it has done, and stops it at the first that
/// has none.
/// </summary>
sealed class Replay(IReadOnlyList<long> results)
{
    int _done;

    public Request Pending { get; private set; }

    public long Do(WakeStep step, int cell = 0, long value = 0)
    {
        if (_done < results.Count)
            return results[_done++];
        Pending = new Request(step, cell, value);
        throw new Stopped();
    }

    public sealed class Stopped : Exception;
}
