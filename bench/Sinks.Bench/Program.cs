// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using System.Text;
using Sinks.Bench;
using Sinks.Bench.Measurements;
using Sinks.Bench.Probes;

IMeasurement[] measurements =
[
    new EmitMeasurement(), new MelMeasurement(), new EnqueueMeasurement(), new CalmMeasurement(),
    new ThroughputMeasurement(), new RedactMeasurement(), new BurstMeasurement(), new FloodMeasurement(),
    new IsolationMeasurement(), new IdleMeasurement(), new SentryMeasurement(), new SentryBurstMeasurement(),
    new EncodeMeasurement(), new SignalsMeasurement(),
];

if (FloodChild.TryRun(args))
    return 0;

if (ProbeMode.Find(args) is { } mode)
{
    using var questions = new StreamReader(Console.OpenStandardInput(), Encoding.UTF8);
    await using var answers = new BufferedStream(Console.OpenStandardOutput());
    await mode.RunAsync(questions, answers, Console.Error);
    return 0;
}

if (args is ["list"])
{
    foreach (var known in measurements)
        Console.WriteLine($"{known.Name,-12} {known.Subject}");
    Console.WriteLine("redact-jsonl answers lines of id and text with the text as a backend gets it");
    Console.WriteLine("redact-names answers lines of name with whether a random value under that name is redacted");
    return 0;
}

var name = args is [var only] ? only : null;
var measurement = Array.Find(measurements, known => string.Equals(known.Name, name, StringComparison.Ordinal));
if (measurement is null)
{
    var names = string.Join(" | ", measurements.Select(known => known.Name).Append("redact-jsonl | redact-names"));
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
