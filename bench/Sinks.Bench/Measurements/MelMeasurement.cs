// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Serilog;
using Serilog.Events;
using ILogger = Microsoft.Extensions.Logging.ILogger;

namespace Sinks.Bench.Measurements;

/// <summary>
/// What an error costs the code that logs it through Microsoft.Extensions.Logging, beside a provider that does nothing
/// and beside Serilog's own provider, which forwards to a logger that does nothing.
/// </summary>
sealed class MelMeasurement : IMeasurement
{
    const int Rounds = 31;

    // Fewer than the intake holds: a full intake would refuse events, and refusing is cheaper than taking.
    const int EventsPerRound = 2_000;

    static readonly (string Key, string Label, Action<ILogger, int> Log)[] Calls =
    [
        ("", "LogError(exception, template, 3 values)", MelCalls.Plain),
        ("_generated", "[LoggerMessage] with the same", MelCalls.Generated),
        ("_scoped", "LogError in a scope of two pairs", MelCalls.Scoped),
    ];

    public string Name => "mel";

    public string Subject =>
        "An error through Microsoft.Extensions.Logging: cost on the calling thread, median of 31 interleaved rounds";

    public async Task<IReadOnlyList<Figure>> RunAsync()
    {
        await using var engine = Engine.Instant(1, LogEventLevel.Error);
        await using var serilog = new LoggerConfiguration().WriteTo.Sink(new NullSink()).CreateLogger();
        using var none = Factory(logging => logging.AddProvider(new NullProvider()));
        using var fanout = Factory(logging => logging.AddProvider(engine.CreateProvider()));
        using var forwarding = Factory(logging => logging.AddSerilog(serilog));
        Variant[] variants =
        [
            .. Calls.SelectMany(call => new[]
            {
                new Variant($"mel{call.Key}_null", $"{call.Label}: null provider", none, call.Log),
                new Variant($"mel{call.Key}_fanout", $"{call.Label}: AddFanout", fanout, call.Log),
                new Variant($"mel{call.Key}_serilog_provider", $"{call.Label}: AddSerilog", forwarding, call.Log),
            }),
        ];

        for (var since = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(since) < WarmUp.Length;)
            await MeasureAsync(isWarmUp: true);
        for (var round = 0; round < Rounds; round++)
            await MeasureAsync(isWarmUp: false);

        engine.MustHaveKeptAll();
        return [.. variants.SelectMany(variant => variant.Figures()), .. Ratios(variants)];

        async Task MeasureAsync(bool isWarmUp)
        {
            foreach (var variant in variants)
            {
                variant.Measure(isWarmUp);
                await engine.FlushAsync();
            }
        }
    }

    static ILoggerFactory Factory(Action<ILoggingBuilder> configure) => LoggerFactory.Create(configure);

    static IEnumerable<Figure> Ratios(Variant[] variants)
    {
        var costs = variants.ToDictionary(
            variant => variant.Key, variant => variant.Nanoseconds, StringComparer.Ordinal);
        return Calls.Select(call => new Figure(
            $"mel{call.Key}_ratio",
            $"{call.Label}: AddFanout / AddSerilog",
            costs[$"mel{call.Key}_fanout"] / costs[$"mel{call.Key}_serilog_provider"],
            "times"));
    }

    sealed class Variant(string key, string label, ILoggerFactory factory, Action<ILogger, int> log)
    {
        readonly ILogger _logger = factory.CreateLogger("Shop.Converter");
        readonly Samples _nanoseconds = new();
        readonly Samples _bytes = new();

        public string Key { get; } = key;

        public double Nanoseconds => _nanoseconds.Median;

        public void Measure(bool isWarmUp)
        {
            var before = ThreadCost.Now();
            log(_logger, EventsPerRound);
            var cost = ThreadCost.Now() - before;
            if (isWarmUp)
                return;
            _nanoseconds.Add((double)cost.Nanoseconds / EventsPerRound);
            _bytes.Add((double)cost.Bytes / EventsPerRound);
        }

        public IEnumerable<Figure> Figures()
        {
            yield return new Figure($"{Key}_ns", label, _nanoseconds.Median, "ns per event");
            yield return new Figure($"{Key}_bytes", label, _bytes.Median, "B per event");
        }
    }
}
