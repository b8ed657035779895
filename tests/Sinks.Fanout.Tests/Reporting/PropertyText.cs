// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using Serilog.Events;

namespace Sinks.Fanout.Tests.Reporting;

static class PropertyText
{
    /// <summary>A property as Serilog renders it, or null.</summary>
    public static string? TextOf(this LogEvent logEvent, string name) =>
        logEvent.Properties.GetValueOrDefault(name)?.ToString(null, CultureInfo.InvariantCulture);
}
