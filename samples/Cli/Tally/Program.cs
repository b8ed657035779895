// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using Microsoft.Extensions.Logging;
using Sinks.Sentry;
using Tally;

using var loggers = LoggerFactory.Create(b => b.AddFanout(f => f.Sentry()));
var log = loggers.CreateLogger("Tally");

var file = args[0];
using var run = log.BeginWorkflow("tally", step: "read");
log.LogInformation("Reading {File}", file);
var readings = Readings.Read(file);

log.LogInformation("Tallying {Count} readings", readings.Count);
foreach (var station in readings.GroupBy(reading => reading.Station, StringComparer.Ordinal))
{
    var used = station.Max(reading => reading.Meter) - station.Min(reading => reading.Meter);
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{station.Key,-16}{used,10:N1} m3"));
}
