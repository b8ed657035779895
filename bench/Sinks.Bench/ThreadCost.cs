// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Sinks.Bench;

/// <summary>
/// What the calling thread has used: processor time where the system tells it per thread (Linux), else the wall
/// clock; and bytes allocated.
/// </summary>
[StructLayout(LayoutKind.Auto)]
readonly record struct ThreadCost(long Nanoseconds, long Bytes)
{
    const int ThreadProcessorClock = 3;

    public static ThreadCost Now() => new(ReadClock(), GC.GetAllocatedBytesForCurrentThread());

    public static ThreadCost operator -(ThreadCost left, ThreadCost right) =>
        new(left.Nanoseconds - right.Nanoseconds, left.Bytes - right.Bytes);

    static long ReadClock()
    {
        if (!OperatingSystem.IsLinux())
            return (long)(Stopwatch.GetTimestamp() * (1e9 / Stopwatch.Frequency));
        _ = clock_gettime(ThreadProcessorClock, out var time);
        return (time.Seconds * 1_000_000_000) + time.Nanoseconds;
    }

    [DllImport("libc")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    static extern int clock_gettime(int clock, out Time time);

    [StructLayout(LayoutKind.Sequential)]
    struct Time
    {
        public long Seconds;
        public long Nanoseconds;
    }
}
