// SPDX-License-Identifier: Apache-2.0
using System.Runtime.InteropServices;

namespace Sinks.Fanout;

/// <summary>A point in time by which everything has to be over.</summary>
[StructLayout(LayoutKind.Auto)]
readonly struct Deadline(TimeSpan limit, PipelineServices services)
{
    static readonly TimeSpan Brief = TimeSpan.FromMilliseconds(200);

    readonly long _began = services.Time.GetTimestamp();

    public TimeSpan Left
    {
        get
        {
            var left = limit - services.Time.GetElapsedTime(_began);
            return left > TimeSpan.Zero ? left : TimeSpan.Zero;
        }
    }

    /// <summary>Waits for tasks until the deadline. Only for a thread of our own: it blocks.</summary>
    public void Wait(params Task[] tasks) => services.Threads.Wait(tasks, Left);

    /// <summary>Waits a moment for tasks that should be over at once, even when no time is left.</summary>
    public void WaitBriefly(params Task[] tasks) => services.Threads.Wait(tasks, Left > Brief ? Left : Brief);
}
