// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;

namespace Sinks.Fanout.Tests.Intakes.WakeModel;

/// <summary>A thread of the model.</summary>
/// <param name="Turn">What its turn began with; -1 when it has ended.</param>
/// <param name="Results">What the steps of this turn came to.</param>
/// <param name="Buffer">Writes that memory has not seen yet, the oldest first.</param>
sealed record ThreadState(int Turn, ImmutableArray<long> Results, ImmutableArray<(int Cell, long Value)> Buffer)
{
    public long? Buffered(int cell)
    {
        for (var i = Buffer.Length - 1; i >= 0; i--)
        {
            if (Buffer[i].Cell == cell)
                return Buffer[i].Value;
        }

        return null;
    }

    public ThreadState Did(long result) => this with { Results = Results.Add(result) };
}
