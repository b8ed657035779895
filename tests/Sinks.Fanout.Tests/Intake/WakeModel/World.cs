// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using System.Globalization;

namespace Sinks.Fanout.Tests.Intakes.WakeModel;

/// <summary>Memory, the event, and how far each thread has come.</summary>
sealed record World(ImmutableArray<long> Memory, bool IsSignalled, ImmutableArray<ThreadState> Threads)
{
    public static World Of(int threads) => new(
        [WakeProtocol.Never, WakeProtocol.Never, .. new long[Cells.Count - 2]],
        false,
        [.. Enumerable.Repeat(new ThreadState(0, [], []), threads)]);

    /// <summary>The same for worlds from which the same can happen.</summary>
    public string Key()
    {
        var key = new System.Text.StringBuilder(128);
        foreach (var cell in Memory)
            Append(cell);
        key.Append(IsSignalled ? '!' : '.');
        foreach (var thread in Threads)
        {
            key.Append('|').Append(thread.Turn);
            foreach (var result in thread.Results)
                Append(result);
            key.Append('/');
            foreach (var (cell, value) in thread.Buffer)
            {
                Append(cell);
                Append(value);
            }
        }

        return key.ToString();

        void Append(long value) => key.Append(' ').Append(
            value == WakeProtocol.Never ? "-" : value.ToString(CultureInfo.InvariantCulture));
    }

    public World With(int thread, ThreadState state) => this with { Threads = Threads.SetItem(thread, state) };
}
