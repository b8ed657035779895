// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using Sinks.Bench;
using Sinks.Bench.Measurements;

IMeasurement[] measurements =
[
    new EmitMeasurement(), new MelMeasurement(), new EnqueueMeasurement(), new CalmMeasurement(),
    new ThroughputMeasurement(), new BurstMeasurement(), new FloodMeasurement(), new IsolationMeasurement(),
    new IdleMeasurement(),
];

if (FloodChild.TryRun(args))
    return 0;

if (args is ["list"])
{
    foreach (var known in measurements)
        Console.WriteLine($"{known.Name,-12} {known.Subject}");
    return 0;
}

var name = args is [var only] ? only : null;
var measurement = Array.Find(measurements, known => string.Equals(known.Name, name, StringComparison.Ordinal));
if (measurement is null)
{
    var names = string.Join(" | ", measurements.Select(known => known.Name));
    Console.Error.WriteLine($"Usage: dotnet run -c Release --project bench/Sinks.Bench -- list | {names}");
    return 2;
}

var figures = await measurement.RunAsync();
Console.WriteLine(measurement.Subject);
Console.WriteLine();
var width = figures.Max(figure => figure.Label.Length);
foreach (var figure in figures)
{
    var value = figure.Value.ToString("#,0.##", CultureInfo.InvariantCulture);
    Console.WriteLine($"  {figure.Label.PadRight(width)}  {value,14} {figure.Unit}");
}

Console.WriteLine();
foreach (var figure in figures)
    Console.WriteLine($"{figure.Key}: {figure.Value.ToString("0.##", CultureInfo.InvariantCulture)}");
return 0;
