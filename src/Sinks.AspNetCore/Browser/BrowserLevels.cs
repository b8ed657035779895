// SPDX-License-Identifier: Apache-2.0
using Serilog.Events;

namespace Sinks.AspNetCore;

/// <summary>Levels as browsers name them; none is above Error.</summary>
static class BrowserLevels
{
    public static LogEventLevel Parse(string? level, LogEventLevel otherwise) => level switch
    {
        "fatal" or "critical" or "error" => LogEventLevel.Error,
        "warning" or "warn" => LogEventLevel.Warning,
        "info" or "log" => LogEventLevel.Information,
        "debug" => LogEventLevel.Debug,
        _ => otherwise,
    };
}
