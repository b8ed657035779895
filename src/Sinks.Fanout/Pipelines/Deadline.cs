// SPDX-License-Identifier: Apache-2.0
using System.Runtime.InteropServices;

namespace Sinks.Fanout;

/// <summary>A point in time by which everything has to be over.</summary>
[StructLayout(LayoutKind.Auto)]
readonly struct Deadline(TimeSpan limit, TimeProvider time)
{
    static readonly TimeSpan Brief = TimeSpan.FromMilliseconds(200);

    readonly long _began = time.GetTimestamp();

    public TimeSpan Left
    {
        get
        {
            var left = limit - time.GetElapsedTime(_began);
            return left > TimeSpan.Zero ? left : TimeSpan.Zero;
        }
    }

    /// <summary>Waits for a task until the deadline. Only for a thread of our own: it blocks.</summary>
    public void Wait(Task task) => ((IAsyncResult)task).AsyncWaitHandle.WaitOne(Left);

    /// <summary>Waits a moment for a task that should be over at once, even when no time is left.</summary>
    public void WaitBriefly(Task task) => ((IAsyncResult)task).AsyncWaitHandle.WaitOne(Left > Brief ? Left : Brief);
}
