// SPDX-License-Identifier: Apache-2.0
using Microsoft.Extensions.Logging;
using Serilog.Events;

namespace Sinks.Fanout;

/// <summary>The levels of Microsoft.Extensions.Logging in Serilog's words.</summary>
static class MelLevels
{
    /// <summary>False for <see cref="LogLevel.None"/>, and for what is no level.</summary>
    public static bool TryConvert(LogLevel logLevel, out LogEventLevel level)
    {
        // The two count alike, from Trace and Verbose up to Critical and Fatal.
        level = (LogEventLevel)logLevel;
        return logLevel is >= LogLevel.Trace and < LogLevel.None;
    }
}
