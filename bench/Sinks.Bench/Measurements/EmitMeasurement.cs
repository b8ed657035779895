// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics;
using Serilog;
using Serilog.Core;
using Serilog.Events;

namespace Sinks.Bench.Measurements;

/// <summary>What an error costs the code that logs it, beside Serilog with a sink that does nothing.</summary>
sealed class EmitMeasurement : IMeasurement
{
    const int Rounds = 31;
    const int EventsPerRound = 4_000;

    // Fewer than the intake holds: a full intake would refuse events, and refusing is cheaper than taking.
    const int EventsBetweenFlushes = 2_000;

    public string Name => "emit";

    public string Subject =>
        "Log.Error(exception with inner, template, 3 properties): cost on the calling thread, median of 31 rounds";

    public async Task<IReadOnlyList<Figure>> RunAsync()
    {
        var variants = new[] { new Variant("null_sink", 0), new Variant("fanout_1", 1), new Variant("fanout_3", 3) };
        var exception = Failing.Exception(1);
        for (var since = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(since) < WarmUp.Length;)
            await MeasureAsync(isWarmUp: true);
        for (var round = 0; round < Rounds; round++)
            await MeasureAsync(isWarmUp: false);

        foreach (var variant in variants)
            await variant.CloseAsync();
        return [.. variants.SelectMany(variant => variant.Figures())];

        async Task MeasureAsync(bool isWarmUp)
        {
            foreach (var variant in variants)
                await variant.MeasureAsync(exception, isWarmUp);
        }
    }

    sealed class Variant
    {
        readonly string _key;
        readonly Logger _logger;
        readonly Engine? _engine;
        readonly Samples _nanoseconds = new();
        readonly Samples _bytes = new();

        public Variant(string key, int backends)
        {
            _key = key;
            var configuration = new LoggerConfiguration();
            if (backends == 0)
            {
                _logger = configuration.WriteTo.Sink(new NullSink()).CreateLogger();
                return;
            }

            _engine = Engine.Instant(backends, LogEventLevel.Error);
            _logger = configuration.WriteTo.Sink(_engine.Face).CreateLogger();
        }

        public async Task MeasureAsync(Exception exception, bool isWarmUp)
        {
            var sum = new ThreadCost(0, 0);
            for (var done = 0; done < EventsPerRound; done += EventsBetweenFlushes)
            {
                sum = Emit(exception, sum);
                if (_engine is not null)
                    await _engine.FlushAsync();
            }

            if (isWarmUp)
                return;
            _nanoseconds.Add((double)sum.Nanoseconds / EventsPerRound);
            _bytes.Add((double)sum.Bytes / EventsPerRound);
        }

        public async Task CloseAsync()
        {
            await _logger.DisposeAsync();
            _engine?.MustHaveKeptAll();
        }

        public IEnumerable<Figure> Figures()
        {
            var label = _key.Replace('_', ' ');
            yield return new Figure($"{_key}_ns", label, _nanoseconds.Median, "ns per event");
            yield return new Figure($"{_key}_bytes", label, _bytes.Median, "B per event");
        }

        ThreadCost Emit(Exception exception, ThreadCost sum)
        {
            var before = ThreadCost.Now();
            for (var i = 0; i < EventsBetweenFlushes; i++)
            {
                _logger.Error(
                    exception, "Cannot convert {File} for {User} in step {Stage}", "report.md", "u-1001", "parse");
            }

            var cost = ThreadCost.Now() - before;
            return new ThreadCost(sum.Nanoseconds + cost.Nanoseconds, sum.Bytes + cost.Bytes);
        }
    }
}
