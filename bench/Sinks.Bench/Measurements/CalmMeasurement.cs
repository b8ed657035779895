// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics;
using Serilog.Core;
using Serilog.Events;

namespace Sinks.Bench.Measurements;

/// <summary>
/// A host that logs 1,000 events a second: 1 of 100 an error with an exception, the rest kept as breadcrumbs.
/// </summary>
sealed class CalmMeasurement : IMeasurement
{
    const int PerSecond = 1_000;
    const int ErrorEach = 100;

    static readonly TimeSpan Length = TimeSpan.FromSeconds(20);

    public string Name => "calm";

    public string Subject =>
        "1,000 events/s for 20 s, 1 % errors with exception, the rest breadcrumbs: processor time beside the emitter's";

    public async Task<IReadOnlyList<Figure>> RunAsync()
    {
        await using var engine = Engine.Instant(1, LogEventLevel.Error);
        // What runs a few times a second is compiled for good only after a while, and hosts run for longer than that.
        _ = Run(engine.Face, WarmUp.Length, perSecond: 20_000);
        _ = Run(engine.Face, Length);
        await engine.FlushAsync();

        var pacing = Run(new NullSink(), Length);
        var before = Environment.CpuUsage.TotalTime;
        var calm = Run(engine.Face, Length);
        await engine.FlushAsync();
        engine.MustHaveKeptAll();
        var pacingAlone = pacing.BackgroundNanoseconds / pacing.Events;
        // The flush belongs to it: what was put off is not saved.
        var background = ((Environment.CpuUsage.TotalTime - before).TotalNanoseconds - calm.EmitterNanoseconds)
            / calm.Events;
        return
        [
            new Figure("background_us_per_event", "background", (background - pacingAlone) / 1000, "us per event"),
            new Figure("pacing_us_per_event", "of the pacing alone", pacingAlone / 1000, "us per event"),
            new Figure("emit_median_ns", "median emit", calm.Emits.Median, "ns"),
            new Figure("empty_median_ns", "median of a sink that does nothing", pacing.Emits.Median, "ns"),
            new Figure("emit_p99_ns", "1 of 100 emits takes longer than", calm.Emits.At(0.99), "ns"),
        ];
    }

    static Result Run(ILogEventSink sink, TimeSpan length, int perSecond = PerSecond)
    {
        Result? result = null;
        var thread = new Thread(() => result = Emit(sink, length, perSecond));
        thread.Start();
        thread.Join();
        return result!;
    }

    static Result Emit(ILogEventSink sink, TimeSpan length, int perSecond)
    {
        var emits = new Samples();
        var process = Environment.CpuUsage.TotalTime;
        var mine = ThreadCost.Now();
        Pace.Run(perSecond, length, i =>
        {
            var logEvent = i % ErrorEach == 0
                ? Sample.Event(LogEventLevel.Error, Failing.Exception(i))
                : Sample.Event(LogEventLevel.Information);
            var since = Stopwatch.GetTimestamp();
            sink.Emit(logEvent);
            emits.Add(Stopwatch.GetElapsedTime(since).TotalNanoseconds);
        });
        var emitter = (double)(ThreadCost.Now() - mine).Nanoseconds;
        var all = (Environment.CpuUsage.TotalTime - process).TotalNanoseconds;
        return new Result(emits, emitter, all - emitter);
    }

    sealed record Result(Samples Emits, double EmitterNanoseconds, double BackgroundNanoseconds)
    {
        public int Events => Emits.Count;
    }
}
