// SPDX-License-Identifier: Apache-2.0
using System.Runtime.InteropServices;
using Serilog.Events;

namespace Sinks.Fanout;

/// <summary>
/// A limit whose last quarter is kept for Error and above and whose last twentieth for Fatal, unless nothing is kept.
/// </summary>
[StructLayout(LayoutKind.Auto)]
readonly struct ReservedLimit(long limit, bool keepsReserve = true)
{
    readonly long _low = keepsReserve ? Math.Max(1, limit - (limit / 4)) : limit;
    readonly long _error = keepsReserve ? Math.Max(1, limit - (limit / 20)) : limit;

    public long Whole { get; } = limit;

    public long For(LogEventLevel level) =>
        level < LogEventLevel.Error ? _low : level == LogEventLevel.Error ? _error : Whole;
}
