// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics;

namespace Sinks.Bench;

/// <summary>Calls something so many times a second, from the calling thread.</summary>
static class Pace
{
    static readonly TimeSpan Nap = TimeSpan.FromMilliseconds(1);

    public static void Run(int perSecond, TimeSpan length, Action<int> call)
    {
        // Nobody sets it: a wait with a limit is a nap.
        using var nap = new ManualResetEvent(initialState: false);
        var count = (int)(perSecond * length.TotalSeconds);
        var since = Stopwatch.GetTimestamp();
        for (var i = 0; i < count; i++)
        {
            while (Stopwatch.GetElapsedTime(since).TotalSeconds * perSecond < i)
                nap.WaitOne(Nap);
            call(i);
        }
    }

    /// <summary>Waits without using the processor.</summary>
    public static void Wait(TimeSpan length)
    {
        using var nap = new ManualResetEvent(initialState: false);
        nap.WaitOne(length);
    }
}
