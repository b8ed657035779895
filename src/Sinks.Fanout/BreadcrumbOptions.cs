// SPDX-License-Identifier: Apache-2.0
using Serilog.Events;

namespace Sinks.Fanout;

/// <summary>What an error takes along of what was logged before it in the same trace or context.</summary>
public sealed class BreadcrumbOptions
{
    /// <summary>The most breadcrumbs of one event. Default 50; 0 turns them off.</summary>
    public int Limit { get; set; } = 50;

    /// <summary>The lowest level that becomes a breadcrumb. Default Information.</summary>
    public LogEventLevel MinimumLevel { get; set; } = LogEventLevel.Information;
}
