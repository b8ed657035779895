// SPDX-License-Identifier: Apache-2.0
using System.Runtime.InteropServices;
using Serilog.Events;

namespace Sinks.Fanout;

/// <summary>A limit whose last quarter is kept for Error and above and whose last twentieth for Fatal.</summary>
[StructLayout(LayoutKind.Auto)]
readonly struct ReservedLimit(long limit)
{
    readonly long _low = Math.Max(1, limit - (limit / 4));
    readonly long _error = Math.Max(1, limit - (limit / 20));

    public long Whole { get; } = limit;

    public long For(LogEventLevel level) =>
        level < LogEventLevel.Error ? _low : level == LogEventLevel.Error ? _error : Whole;
}
